import { canBeFound } from '@/lib/questionnaire/condition-fit'
import { extensionOf, extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import { isQuestion, itemOf } from '@/lib/questionnaire/item-index'
import {
  type EnableWhen,
  type Extension,
  type Operator,
  operators,
  type Questionnaire,
} from '@/lib/questionnaire/schema'
import { expressionProblem } from '@/lib/score/expression-check'

export const severities = ['urgent', 'high', 'moderate', 'note'] as const
export type Severity = (typeof severities)[number]

/** A condition on one answer, written like an enableWhen */
export type RuleCondition = EnableWhen

/** A rule that a questionnaire carries, as its `flag` extension describes */
export type FlagRule = Readonly<{
  id: string
  version: string
  severity: Severity
  /** What the clinician reads, a noun phrase: "Blood clot in the past" */
  words: string
  /** What the patient should do right now; written so that it is right for "not sure" too. "{emergency}" is the number to call. */
  patientWords: string | undefined
  conditions: readonly RuleCondition[]
  behavior: 'all' | 'any'
  /** Whole years, both inclusive; a rule of ages alone has no conditions */
  minAge: number | undefined
  maxAge: number | undefined
  /** FHIRPath to a boolean, instead of conditions; %age is the age in years or empty */
  expression: string | undefined
  /** The questions behind an expression */
  cites: readonly string[]
}>

/** In the order of the file; one that is malformed is left out here and named by `flagProblems` */
export function flagRules(questionnaire: Questionnaire): readonly FlagRule[] {
  return extensionsOf(questionnaire, extensionUrl.flag).flatMap((one) => ruleOf(one) ?? [])
}

function ruleOf(extension: Extension): FlagRule | undefined {
  const id = textOf(extension, 'id')
  const version = textOf(extension, 'version')
  const severity = severities.find((one) => one === textOf(extension, 'severity'))
  const words = textOf(extension, 'words')
  const conditions = extensionsOf(extension, 'when').map(conditionOf)
  if (!id || !version || !severity || !words || conditions.includes(undefined)) return undefined
  const rule: FlagRule = {
    id,
    version,
    severity,
    words,
    patientWords: textOf(extension, 'patient-words'),
    conditions: conditions.filter((one) => one !== undefined),
    behavior: textOf(extension, 'behavior') === 'all' ? 'all' : 'any',
    minAge: numberOf(extension, 'min-age'),
    maxAge: numberOf(extension, 'max-age'),
    expression: extensionOf(extension, 'expression')?.valueExpression?.expression,
    cites: extensionsOf(extension, 'cites').flatMap((one) => one.valueString ?? []),
  }
  const says =
    rule.conditions.length > 0 || rule.expression || rule.minAge !== undefined || rule.maxAge !== undefined
  if (rule.expression && rule.cites.length === 0) return undefined
  return says && !(severity === 'urgent' && !rule.patientWords) ? rule : undefined
}

function conditionOf(extension: Extension): RuleCondition | undefined {
  const question = textOf(extension, 'question')
  const operator: Operator | undefined = operators.find((one) => one === textOf(extension, 'operator'))
  const answer = extensionOf(extension, 'answer')
  if (!question || !operator || !answer) return undefined
  return {
    question,
    operator,
    answerBoolean: answer.valueBoolean,
    answerInteger: answer.valueInteger,
    answerDecimal: answer.valueDecimal,
    answerDate: answer.valueDate,
    answerString: answer.valueString,
    answerCoding: answer.valueCoding,
  }
}

/** Why a rule cannot be used, as sentences: for whoever brings the file in */
export function flagProblems(questionnaire: Questionnaire): string[] {
  const rules = flagRules(questionnaire)
  const written = extensionsOf(questionnaire, extensionUrl.flag)
  const unread = written.filter((one) => !ruleOf(one)).map((one) => textOf(one, 'id') ?? 'without an id')
  const ids = rules.map((one) => one.id)
  return [
    ...unread.map(
      (id) =>
        `The rule ${id} lacks its version, severity, words or condition, has an expression but cites no question, or is urgent without words for the patient.`,
    ),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `Two rules are called ${id}.`),
    ...rules.flatMap((rule) => [...ruleProblems(questionnaire, rule)]),
  ]
}

function* ruleProblems(questionnaire: Questionnaire, rule: FlagRule): Iterable<string> {
  const { id, conditions, cites, expression } = rule
  for (const linkId of [...conditions.map((one) => one.question), ...cites]) {
    const item = itemOf(questionnaire, linkId)
    if (!item || !isQuestion(item)) yield `The rule ${id} looks at ${linkId}, which is no question here.`
  }
  for (const condition of conditions) {
    const { question } = condition
    const item = itemOf(questionnaire, question)
    if (item && isQuestion(item) && !canBeFound(questionnaire, item, condition))
      yield `The rule ${id} looks for an answer that cannot be given to ${question}.`
  }
  const problem = expression === undefined ? null : expressionProblem(expression)
  if (problem) yield `The rule ${id} has an expression that ${problem}.`
  if (expression !== undefined && conditions.length > 0)
    yield `The rule ${id} has both conditions and an expression.`
}
