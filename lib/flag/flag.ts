import { answerWords, stateOf } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { type Audience, isHidden } from '@/lib/questionnaire/audience'
import { holds } from '@/lib/questionnaire/condition'
import { enabledItems, occurrencesOf, withoutDisabled } from '@/lib/questionnaire/enablement'
import { itemOf } from '@/lib/questionnaire/item-index'
import { toQuestionnaireResponse } from '@/lib/questionnaire/response'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from '@/lib/score/computed'
import { evaluate, responseBudget, type TimeBudget } from '@/lib/score/expression'
import { weighted } from '@/lib/score/weighted'
import { type FlagRule, flagRules, type Severity, severities } from './rule'

export type Citation = Readonly<{
  /** Null: it comes from the record (the age), not from an answer */
  linkId: string | null
  question: string
  /** In words: "Yes", "Not sure", "Not answered" */
  answer: string
}>

export type Flag = Readonly<{
  ruleId: string
  ruleVersion: string
  severity: Severity
  kind: 'raised' | 'needs-clarifying'
  /** The rule's words; where it needs clarifying they say so, so that the line cannot be read as a finding */
  words: string
  /** What the patient should do now; only urgent rules have it */
  patientWords?: string
  citations: readonly Citation[]
}>

export type FlagContext = Readonly<{
  /** On the day of the answers, in whole years; null where it is not known */
  ageYears: number | null
  /** The number for emergency services where the clinic is */
  emergency?: string
  /** In a draft a question not answered yet is not held against anybody; once completed it is. Completed unless told. */
  status?: 'in-progress' | 'completed'
  /** Whose questions nobody was there to be asked: left open, they were not asked */
  unasked?: Audience | null
}>

/** `silent`: neither, and nothing to say about it (yet) */
type Truth = 'yes' | 'no' | 'unclear' | 'silent'
type Tested = Readonly<{ linkId: string; truth: Truth }>
type Ground = Readonly<{
  questionnaire: Questionnaire
  answers: Answers
  enabled: ReadonlySet<string>
  context: FlagContext
  budget: TimeBudget
}>

/**
 * What the answers raise, the gravest first. Three-valued: a question that was asked and left open, declined or "not sure" is
 * neither yes nor no, and what hangs on it needs clarifying. Rules of the severity `note` are settled by any answer, and
 * by silence. A rule may both be raised by one answer and need clarifying for another.
 */
export function flagResponse(questionnaire: Questionnaire, answers: Answers, context: FlagContext): Flag[] {
  const counted = withoutDisabled(questionnaire, computed(questionnaire, answers))
  const ground = {
    questionnaire,
    answers: counted,
    enabled: enabledItems(questionnaire, counted),
    context,
    budget: responseBudget(),
  }
  const flags = flagRules(questionnaire).flatMap((rule) => flagsOf(rule, ground))
  const order = (flag: Flag) => severities.indexOf(flag.severity) * 2 + (flag.kind === 'raised' ? 0 : 1)
  return flags.sort((a, b) => order(a) - order(b))
}

function flagsOf(rule: FlagRule, ground: Ground): Flag[] {
  const age = ageTruth(rule, ground.context.ageYears)
  if (age === 'no') return []
  const tested = rule.expression ? testExpression(rule, ground) : test(rule, ground)
  const truths = tested.map((one) => one.truth)
  const answered: Truth = rule.conditions.length === 0 && !rule.expression ? 'yes' : combined(rule, truths)
  const cite = (...truths: Truth[]) => {
    const wanted = truths.flatMap((truth) => tested.filter((one) => one.truth === truth))
    return citations(ground, wanted, rule, age)
  }
  const toClarify = () => flag(rule, 'needs-clarifying', clarified(), ground)
  const clarified = () =>
    rule.behavior === 'all' || age !== 'yes' ? cite('unclear', 'yes') : cite('unclear')
  if (answered === 'unclear' || (answered === 'yes' && age === 'unclear')) return [toClarify()]
  if (answered !== 'yes') return []
  const raised = flag(rule, 'raised', cite('yes'), ground)
  return rule.behavior === 'any' && truths.includes('unclear') ? [raised, toClarify()] : [raised]
}

/** Kleene's logic: all is no as soon as one is no, any is yes as soon as one is yes, and otherwise doubt remains doubt */
function combined(rule: FlagRule, truths: readonly Truth[]): Truth {
  const [decides, otherwise] =
    rule.behavior === 'all' && !rule.expression ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
  if (truths.includes(decides)) return decides
  if (truths.includes('unclear')) return 'unclear'
  return truths.includes('silent') ? 'silent' : otherwise
}

function ageTruth({ minAge, maxAge }: FlagRule, age: number | null): Truth {
  if (minAge === undefined && maxAge === undefined) return 'yes'
  if (age === null) return 'unclear'
  return age >= (minAge ?? 0) && age <= (maxAge ?? Number.POSITIVE_INFINITY) ? 'yes' : 'no'
}

function test(rule: FlagRule, ground: Ground): Tested[] {
  return rule.conditions.flatMap((condition) => {
    const tested = occurrencesOf(condition.question, ground.enabled).map((linkId): Tested => {
      const holding = holds(condition, valuesOf(answerOf(ground.answers, linkId)))
      return { linkId, truth: openness(rule, linkId, ground) ?? (holding ? 'yes' : 'no') }
    })
    // Where all conditions must hold, one time that a repeated question was answered so is enough for its condition
    const decisive = (['yes', 'unclear', 'silent', 'no'] as const).flatMap(
      (truth) => tested.find((one) => one.truth === truth) ?? [],
    )
    return rule.behavior === 'all' ? decisive.slice(0, 1) : tested
  })
}

/** Asked, and without an answer that settles it; undefined for what was answered or not asked */
function openness(rule: FlagRule, linkId: string, ground: Ground): Truth | undefined {
  const { questionnaire, answers, enabled, context } = ground
  if (!enabled.has(linkId)) return undefined
  const state = stateOf(answerOf(answers, linkId))
  if (state === 'answered') return undefined
  if (state === 'skipped' && isHidden(questionnaire, context.unasked ?? null, linkId)) return undefined
  if (state === 'not-sure') return 'unclear'
  if (rule.severity === 'note') return 'silent'
  return state === 'skipped' && context.status === 'in-progress' ? 'silent' : 'unclear'
}

/**
 * Every cited answer stands behind an expression that holds; where it does not hold, what is open is left in doubt. So is all of it
 * where it comes to nothing though nothing is open, as with a score of which one answer has no number.
 */
function testExpression(rule: FlagRule, ground: Ground): Tested[] {
  const { questionnaire, answers, context, budget } = ground
  const response = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
  const evaluated = evaluate(
    rule.expression ?? '',
    response,
    { questionnaire: weighted(questionnaire), age: context.ageYears ?? [] },
    budget,
  )
  const isTrue =
    evaluated.ok && evaluated.results.length > 0 && evaluated.results.every((one) => one === true)
  const cited = rule.cites.flatMap((linkId) => occurrencesOf(linkId, ground.enabled))
  const isAnswered = (linkId: string) =>
    ground.enabled.has(linkId) && stateOf(answerOf(answers, linkId)) === 'answered'
  const isNothing = evaluated.ok && evaluated.results.length === 0 && rule.severity !== 'note'
  const isUnsettled = !evaluated.ok || (isNothing && cited.every(isAnswered))
  return cited.map((linkId) => {
    if (isTrue) return { linkId, truth: 'yes' }
    return { linkId, truth: isUnsettled ? 'unclear' : (openness(rule, linkId, ground) ?? 'no') }
  })
}

function citations(
  { questionnaire, answers, enabled, context }: Ground,
  tested: readonly Tested[],
  rule: FlagRule,
  age: Truth,
): Citation[] {
  const asked = new Set(tested.map((one) => one.linkId).filter((linkId) => enabled.has(linkId)))
  const answered = [...asked].map((linkId) => {
    const item = itemOf(questionnaire, linkId)
    const answer = item ? answerWords(item, answerOf(answers, linkId)) : ''
    return { linkId, question: item?.text ?? linkId, answer }
  })
  if (rule.minAge === undefined && rule.maxAge === undefined) return answered
  const known = age === 'unclear' ? 'Not known' : String(context.ageYears)
  return [...answered, { linkId: null, question: 'Age in years', answer: known }]
}

function flag(rule: FlagRule, kind: Flag['kind'], cited: readonly Citation[], { context }: Ground): Flag {
  const said = rule.patientWords?.replaceAll('{emergency}', context.emergency ?? 'your emergency number')
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    kind,
    words: kind === 'raised' ? rule.words : `To clarify: ${rule.words}`,
    ...(said && { patientWords: said }),
    citations: [...new Map(cited.map((one) => [one.linkId, one])).values()],
  }
}
