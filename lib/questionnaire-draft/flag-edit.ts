import { z } from 'zod'
import { flagRules, severities } from '@/lib/flag/rule'
import { type FieldErrors, fieldErrors, line, paragraph } from '@/lib/platform/field'
import { extensionOf, extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import type { EnableWhen, Extension, Questionnaire } from '@/lib/questionnaire/schema'
import { scoreDefinitions } from '@/lib/score/definition'
import { recipeIn } from '@/lib/score/recipe'
import { conditionFields, conditionRows, conditionsFrom } from './condition-rows'
import { type Edited, edited } from './edited'
import { figure } from './figure'
import { spanishOf, withSpanish } from './item-extension'
import type { Fresh } from './outline-edit'
import {
  codePart,
  expressionPart,
  freshId,
  numberPart,
  otherParts,
  ruleIn,
  textPart,
  withRule,
} from './rule-list'
import { ruleFingerprint } from './score-edit'

const flagFields = z.strictObject({
  words: line({ label: 'what the clinician reads', max: 200 }),
  severity: z.enum(severities).default('moderate'),
  patientWords: paragraph({ label: 'what the patient is told', max: 500 }),
  patientWordsEs: paragraph({ label: 'what the patient is told in Spanish', max: 500 }),
  behavior: z.enum(['all', 'any']).default('any'),
  score: z.string().max(100).default(''),
  atLeast: figure('the number that the score reaches'),
  minAge: figure('the youngest age', true),
  maxAge: figure('the oldest age', true),
  ...conditionFields,
})

export const manyFlagFields = Object.keys(conditionFields)

/** The rule as its conditions are read everywhere else */
const whenOf = (questionnaire: Questionnaire, id: string): readonly EnableWhen[] =>
  flagRules(questionnaire).find((one) => one.id === id)?.conditions ?? []

/** The form of a flag rule; of a new one where there is none of that id */
export function fieldsOfFlag(questionnaire: Questionnaire, id: string): Record<string, string[]> {
  const rule = ruleIn(questionnaire, extensionUrl.flag, id)
  const text = (url: string) => (rule && textOf(rule, url)) ?? ''
  const number = (url: string) => (rule && numberOf(rule, url)?.toString()) ?? ''
  return {
    words: [text('words')],
    severity: [text('severity') || 'moderate'],
    patientWords: [text('patient-words')],
    patientWordsEs: [spanishOf(rule && extensionOf(rule, 'patient-words'), 'valueString')],
    behavior: [text('behavior') || 'any'],
    score: [text('score')],
    atLeast: [number('at-least')],
    minAge: [number('min-age')],
    maxAge: [number('max-age')],
    ...conditionRows(questionnaire, whenOf(questionnaire, id)),
  }
}

/** Whether a rule came with a formula of its own, which its form leaves alone */
export function isFlagByHand(questionnaire: Questionnaire, id: string): boolean {
  const rule = ruleIn(questionnaire, extensionUrl.flag, id)
  return rule !== undefined && extensionOf(rule, 'expression') !== undefined && !textOf(rule, 'score')
}

const ground = ['when', 'behavior', 'expression', 'cites', 'score', 'at-least', 'min-age', 'max-age']
const shown = ['id', 'version', 'severity', 'words', 'patient-words', ...ground]

type Change = { id: string; was: string; button: string; fields: Record<string, string | string[]> }

export function flagEdited(questionnaire: Questionnaire, change: Change, fresh: Fresh): Edited {
  const { id } = change
  if (ruleFingerprint(questionnaire, extensionUrl.flag, id) !== change.was)
    return { ok: false, reason: 'conflict' }
  const parsed = flagFields.safeParse(change.fields)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const before = ruleIn(questionnaire, extensionUrl.flag, id)
  const read = withoutRow(parsed.data, change.button)
  const { conditions, errors } = conditionsFrom(questionnaire, read, whenOf(questionnaire, id))
  const byHand = isFlagByHand(questionnaire, id)
  Object.assign(errors, ...flagErrors(questionnaire, read, conditions, byHand))
  if (Object.keys(errors).length > 0) return { ok: false, reason: 'invalid', errors }
  const key = before ? id : freshId(questionnaire, extensionUrl.flag, fresh)
  const when = byHand
    ? [...otherParts(before, [...shown.filter((part) => !ground.includes(part)), 'min-age', 'max-age'])]
    : [
        ...otherParts(before, shown),
        ...conditions.map(whenPart),
        ...(conditions.length > 1 ? [codePart('behavior', read.behavior)] : []),
        ...(read.score === '' ? [] : scorePart(questionnaire, read.score, read.atLeast)),
      ]
  const ages = [...wholePart('min-age', read.minAge), ...wholePart('max-age', read.maxAge)]
  const meaning = [codePart('severity', read.severity), ...when, ...ages]
  const extension: Extension[] = [
    codePart('id', key),
    { url: 'version', valueString: versionFor(before, meaning) },
    codePart('severity', read.severity),
    ...textPart('words', read.words),
    ...toldPart(before, read),
    ...when,
    ...ages,
  ]
  const made = withRule(questionnaire, extensionUrl.flag, key, { url: extensionUrl.flag, extension })
  return edited(made, `Changed the flag “${read.words}”`, null)
}

type Read = z.infer<typeof flagFields>

/** What the patient is told; other languages of it than those of the form stay */
function toldPart(before: Extension | undefined, { patientWords, patientWordsEs }: Read): Extension[] {
  const url = 'patient-words'
  if (patientWords === '') return []
  const told = { ...(before && extensionOf(before, url)), url, valueString: patientWords }
  return [withSpanish(told, 'valueString', patientWordsEs)]
}

function withoutRow(fields: Read, button: string): Read {
  const [act, place] = button.split(':')
  if (act !== 'drop-condition' || place === undefined) return fields
  const kept = manyFlagFields.map((name) => [
    name,
    fields[name as keyof typeof conditionFields].filter((_, at) => at !== Number(place)),
  ])
  return { ...fields, ...Object.fromEntries(kept) }
}

function* flagErrors(
  questionnaire: Questionnaire,
  read: Read,
  conditions: readonly EnableWhen[],
  byHand: boolean,
): Iterable<FieldErrors> {
  const isScore = read.score !== ''
  const isAge = read.minAge !== undefined || read.maxAge !== undefined
  if (!byHand && conditions.length === 0 && !isScore && !isAge)
    yield { 'conditionQuestion-0': 'Say what raises the flag: an answer, a score or an age' }
  if (isScore && conditions.length > 0)
    yield { score: 'Take either answers or a score. For both, make two flags.' }
  if (isScore && !scoreDefinitions(questionnaire).some((one) => one.id === read.score))
    yield { score: 'Pick a score that is there' }
  if (isScore && read.atLeast === undefined) yield { atLeast: 'Enter the number that the score reaches' }
  if (read.severity === 'urgent' && read.patientWords === '')
    yield { patientWords: 'An urgent flag tells the patient what to do now. Write it.' }
  const [min, max] = [read.minAge ?? 0, read.maxAge ?? 150]
  if (min < 0 || max > 150 || min > max) yield { maxAge: 'Enter ages from 0 to 150, the youngest first' }
}

function whenPart({ question, operator, ...expected }: EnableWhen): Extension {
  const [[name, value] = ['answerBoolean', true]] = Object.entries(expected).filter(
    ([, one]) => one !== undefined,
  )
  const answer = { url: 'answer', [name.replace('answer', 'value')]: value }
  return {
    url: 'when',
    extension: [{ url: 'question', valueString: question }, codePart('operator', operator), answer],
  }
}

/** A score that reaches a number, as the expression that lib/flag reads, with the questions behind it */
function scorePart(questionnaire: Questionnaire, id: string, atLeast: number | undefined): Extension[] {
  const definition = scoreDefinitions(questionnaire).find((one) => one.id === id)
  const score = ruleIn(questionnaire, extensionUrl.score, id)
  const cites = (score && recipeIn(score)?.items) ?? definition?.needs ?? []
  return [
    codePart('score', id),
    ...numberPart('at-least', atLeast),
    expressionPart(`(${definition?.expression ?? '{}'}) >= ${atLeast ?? 0}`),
    ...cites.map((valueString): Extension => ({ url: 'cites', valueString })),
  ]
}

const wholePart = (url: string, value: number | undefined): Extension[] =>
  value === undefined ? [] : [{ url, valueInteger: value }]

/** A flag says which version of its rule raised it: another one whenever it means something else */
function versionFor(before: Extension | undefined, meaning: readonly Extension[]): string {
  const version = (before && textOf(before, 'version')) ?? ''
  if (!before || version === '') return '1'
  const names = ['severity', ...ground]
  const was = before.extension?.filter((one) => names.includes(one.url)) ?? []
  const text = (parts: readonly Extension[]) =>
    JSON.stringify(parts.map((one) => JSON.stringify(one)).toSorted())
  if (text(was) === text(meaning.filter((one) => names.includes(one.url)))) return version
  return /^\d{1,6}$/.test(version) ? String(Number(version) + 1) : `${version}.1`
}

export function flagDropped(questionnaire: Questionnaire, id: string): Edited {
  const rule = ruleIn(questionnaire, extensionUrl.flag, id)
  if (!rule) return { ok: false, reason: 'conflict' }
  const words = `Removed the flag “${textOf(rule, 'words') ?? id}”`
  return edited(withRule(questionnaire, extensionUrl.flag, id, null), words, null)
}

/** Every flag of a score written anew over the score as it stands; where that is gone, the flag waits for another */
export function withFlagsAnew(questionnaire: Questionnaire): Questionnaire {
  return extensionsOf(questionnaire, extensionUrl.flag).reduce((made, rule) => {
    const [id, score] = [textOf(rule, 'id'), textOf(rule, 'score')]
    const parts = ['score', 'at-least', 'expression', 'cites']
    if (!id || !score || !ruleIn(made, extensionUrl.score, score)) return made
    const at = rule.extension?.findIndex((one) => parts.includes(one.url)) ?? 0
    const others = otherParts(rule, parts)
    const written = scorePart(made, score, numberOf(rule, 'at-least'))
    return withRule(made, extensionUrl.flag, id, {
      ...rule,
      extension: [...others.slice(0, at), ...written, ...others.slice(at)],
    })
  }, questionnaire)
}
