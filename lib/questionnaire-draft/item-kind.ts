import { areas, areaWords } from '@/lib/questionnaire/body-regions'
import { extensionUrl, isRanking, itemControl } from '@/lib/questionnaire/extension'
import type { AnswerOption, Item, ItemType } from '@/lib/questionnaire/schema'
import { withExtensions, withFlag } from './item-extension'

/** What an author picks from: a FHIR type with the way it is shown */
export const kinds = [
  'group',
  'words',
  'yes-no',
  'pick-one',
  'pick-any',
  'rank',
  'body',
  'scale',
  'whole',
  'decimal',
  'quantity',
  'date',
  'line',
  'text',
  'photo',
] as const
export type Kind = (typeof kinds)[number]

export const kindWords: Record<Kind, string> = {
  group: 'Group of questions',
  words: 'Words to read',
  'yes-no': 'Yes or no',
  'pick-one': 'Pick one answer',
  'pick-any': 'Pick any answers',
  rank: 'Pick and put in order',
  body: 'Places on the body',
  scale: 'Scale',
  whole: 'Whole number',
  decimal: 'Number with decimals',
  quantity: 'Amount with a unit',
  date: 'Date',
  line: 'One line of text',
  text: 'Several lines of text',
  photo: 'Photo',
}

const types: Record<Kind, ItemType> = {
  group: 'group',
  words: 'display',
  'yes-no': 'boolean',
  'pick-one': 'choice',
  'pick-any': 'choice',
  rank: 'choice',
  body: 'choice',
  scale: 'integer',
  whole: 'integer',
  decimal: 'decimal',
  quantity: 'quantity',
  date: 'date',
  line: 'string',
  text: 'text',
  photo: 'attachment',
}

const kindsByType: Partial<Record<ItemType, Kind>> = {
  group: 'group',
  display: 'words',
  boolean: 'yes-no',
  decimal: 'decimal',
  quantity: 'quantity',
  date: 'date',
  string: 'line',
  text: 'text',
  attachment: 'photo',
}

export function kindOf(item: Item): Kind {
  const plain = kindsByType[item.type]
  if (plain) return plain
  const control = itemControl(item)
  if (item.type === 'integer') return control === 'slider' ? 'scale' : 'whole'
  if (isRanking(item)) return 'rank'
  if (control === 'body-site' && item.repeats) return 'body'
  return item.repeats ? 'pick-any' : 'pick-one'
}

export const isChoiceKind = (kind: Kind): boolean => ['pick-one', 'pick-any', 'rank', 'body'].includes(kind)
export const isNumberKind = (kind: Kind): boolean => ['scale', 'whole', 'decimal', 'quantity'].includes(kind)
export const isQuestionKind = (kind: Kind): boolean => kind !== 'group' && kind !== 'words'

/** A new item, as little as there can be; a choice begins with two answers to name, the body with its areas */
export const itemOfKind = (kind: Kind, linkId: string): Item =>
  withKind({ linkId, type: 'display', text: '' }, kind)

/** The same item asked in another way. What the new kind has no use for goes. */
export function withKind(item: Item, kind: Kind): Item {
  const old = kindOf(item)
  const type = types[kind]
  if (old === kind) return item
  const isSame = (test: (one: Kind) => boolean) => test(old) && test(kind)
  const { maxLength, answerOption, answerValueSet, initial, required, repeats, readOnly, ...rest } = item
  const options = isSame(isChoiceKind) && old !== 'body' && kind !== 'body' ? answerOption : optionsFor(kind)
  const kept: Item = {
    ...rest,
    type,
    ...(isQuestionKind(kind) && required !== undefined && { required }),
    ...(options && options.length > 0 && { answerOption: options }),
    ...(isSame(isChoiceKind) &&
      old !== 'body' &&
      kind !== 'body' &&
      answerValueSet !== undefined && { answerValueSet }),
    ...(isSame(isText) && maxLength !== undefined && { maxLength }),
    ...(['pick-any', 'rank', 'body'].includes(kind) && { repeats: true }),
  }
  const stays = new Set<string>([
    ...always,
    ...(isQuestionKind(kind) ? [extensionUrl.allowedAbsence, extensionUrl.carryForward] : []),
    ...(isSame(isNumberKind) ? [extensionUrl.minValue, extensionUrl.maxValue] : []),
    ...(isSame((one) => isNumberKind(one) && one !== 'scale') ? [extensionUrl.unit] : []),
  ])
  const extension = kept.extension?.filter((one) => stays.has(one.url))
  const { extension: _, ...bare } = kept
  return withControl({ ...bare, ...(extension && extension.length > 0 && { extension }) }, kind)
}

const isText = (kind: Kind): boolean => kind === 'line' || kind === 'text'

const always: string[] = [
  extensionUrl.audience,
  extensionUrl.hidden,
  extensionUrl.variable,
  extensionUrl.enableWhenExpression,
]

function withControl(item: Item, kind: Kind): Item {
  if (kind === 'rank') return withFlag(item, extensionUrl.ranking, true)
  if (kind === 'body') return withItemControl(item, 'body-site')
  if (kind !== 'scale') return item
  const bounded = withExtensions(
    withExtensions(item, extensionUrl.minValue, [{ valueInteger: 0 }]),
    extensionUrl.maxValue,
    [{ valueInteger: 10 }],
  )
  return withItemControl(bounded, 'slider')
}

const ownControls = ['body-site']

export function withItemControl(item: Item, code: string | undefined): Item {
  const system =
    code && ownControls.includes(code)
      ? 'https://skin-visit.example/fhir/CodeSystem/item-control'
      : 'http://hl7.org/fhir/questionnaire-item-control'
  return withExtensions(
    item,
    extensionUrl.itemControl,
    code ? [{ valueCodeableConcept: { coding: [{ system, code }] } }] : [],
  )
}

const BODY_AREA = 'https://skin-visit.example/fhir/CodeSystem/body-area'

function optionsFor(kind: Kind): AnswerOption[] {
  if (kind !== 'body') return []
  const places = areas.map(
    (code): AnswerOption => ({ valueCoding: { system: BODY_AREA, code, display: areaWords(code) } }),
  )
  const none: AnswerOption = { valueCoding: { system: BODY_AREA, code: 'none', display: 'None of these' } }
  return [...places, withFlag(none, extensionUrl.optionExclusive, true)]
}
