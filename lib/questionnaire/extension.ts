import type { Coding, Extension, Item } from './schema'

const hl7 = 'http://hl7.org/fhir/StructureDefinition/'
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-'
const ours = 'https://skin-visit.example/fhir/StructureDefinition/'

/** The extensions we act on, by what we call them. Those of ours are described in docs/questionnaire-extensions.md. */
export const extensionUrl = {
  itemControl: `${hl7}questionnaire-itemControl`,
  minValue: `${hl7}minValue`,
  maxValue: `${hl7}maxValue`,
  minLength: `${hl7}minLength`,
  maxDecimalPlaces: `${hl7}maxDecimalPlaces`,
  minOccurs: `${hl7}questionnaire-minOccurs`,
  maxOccurs: `${hl7}questionnaire-maxOccurs`,
  hidden: `${hl7}questionnaire-hidden`,
  unit: `${hl7}questionnaire-unit`,
  unitOption: `${hl7}questionnaire-unitOption`,
  choiceOrientation: `${hl7}questionnaire-choiceOrientation`,
  regex: `${hl7}regex`,
  variable: `${hl7}variable`,
  itemWeight: `${hl7}itemWeight`,
  calculatedExpression: `${sdc}calculatedExpression`,
  enableWhenExpression: `${sdc}enableWhenExpression`,
  translation: `${hl7}translation`,
  sliderStepValue: `${hl7}questionnaire-sliderStepValue`,
  optionExclusive: `${hl7}questionnaire-optionExclusive`,
  optionPrefix: `${hl7}questionnaire-optionPrefix`,
  ordinalValue: `${hl7}ordinalValue`,
  entryFormat: `${hl7}entryFormat`,
  dataAbsentReason: `${hl7}data-absent-reason`,
  allowedAbsence: `${ours}allowed-absence`,
  scaleLowWords: `${ours}scale-low-words`,
  scaleHighWords: `${ours}scale-high-words`,
  ranking: `${ours}ranking`,
  carryForward: `${ours}carry-forward`,
  audience: `${ours}audience`,
  optionWords: `${ours}option-words`,
  minutes: `${ours}minutes`,
  suggestedGuide: `${ours}suggested-guide`,
  reviewerNote: `${ours}reviewer-note`,
  score: `${ours}score`,
  flag: `${ours}flag`,
} as const

type Extended = { extension?: readonly Extension[] | undefined }

export function extensionsOf(element: Extended, url: string): readonly Extension[] {
  return element.extension?.filter((one) => one.url === url) ?? []
}

export function extensionOf(element: Extended, url: string): Extension | undefined {
  return element.extension?.find((one) => one.url === url)
}

/** minValue and maxValue come as integer, decimal or date; the numbers */
export function numberOf(element: Extended, url: string): number | undefined {
  const found = extensionOf(element, url)
  return found?.valueInteger ?? found?.valueDecimal
}

export function textOf(element: Extended, url: string): string | undefined {
  const found = extensionOf(element, url)
  return found?.valueString ?? found?.valueMarkdown ?? found?.valueCode
}

export const isSet = (element: Extended, url: string): boolean =>
  extensionOf(element, url)?.valueBoolean === true

/** How the item wants to be shown: slider, radio-button, check-box, drop-down, page, help, body-site */
export function itemControl(item: Item): string | undefined {
  const concept = extensionOf(item, extensionUrl.itemControl)?.valueCodeableConcept
  return concept?.coding?.find((one) => one.code)?.code
}

/** The unit in words, for a number */
export function unitOf(item: Item): string | undefined {
  const unit = extensionOf(item, extensionUrl.unit)?.valueCoding
  return unit?.display ?? unit?.code
}

/** The units that a quantity may be given in: those offered, else the one it has; none where any will do */
export function unitsOf(item: Item): readonly Coding[] {
  const offered = extensionsOf(item, extensionUrl.unitOption).flatMap((one) => one.valueCoding ?? [])
  const own = extensionOf(item, extensionUrl.unit)?.valueCoding
  return offered.length > 0 || !own ? offered : [own]
}

/** What a form posts for a unit */
export const unitKey = (unit: Coding): string => unit.code ?? unit.display ?? ''

export type Scale = Readonly<{
  min: number
  max: number
  step: number
  lowWords: string | undefined
  highWords: string | undefined
}>

/** The FHIRPath that an extension carries */
export const expressionIn = (element: Extended, url: string): string | undefined =>
  extensionOf(element, url)?.valueExpression?.expression

/** Worked out from other answers, and never asked for */
export const isCalculated = (item: Item): boolean =>
  extensionOf(item, extensionUrl.calculatedExpression) !== undefined

/** Asked only where an expression over the answers says so; the server works that out and keeps it with the answers */
export const hasCondition = (item: Item): boolean =>
  extensionOf(item, extensionUrl.enableWhenExpression) !== undefined

/** The bounds and end words of a whole number shown as a scale; undefined for every other item */
export function scaleOf(item: Item): Scale | undefined {
  if (item.type !== 'integer' || itemControl(item) !== 'slider') return undefined
  const min = numberOf(item, extensionUrl.minValue)
  const max = numberOf(item, extensionUrl.maxValue)
  const step = Math.max(1, Math.trunc(numberOf(item, extensionUrl.sliderStepValue) ?? 1))
  if (min === undefined || max === undefined || max < min || (max - min) / step > 20) return undefined
  return {
    min,
    max,
    step,
    lowWords: textOf(item, extensionUrl.scaleLowWords),
    highWords: textOf(item, extensionUrl.scaleHighWords),
  }
}

/** Choices that are picked, put in order and added to */
export const isRanking = (item: Item): boolean => isSet(item, extensionUrl.ranking)

/** Whose answer from the last visit is shown again, to be confirmed */
export const isCarriedForward = (item: Item): boolean => isSet(item, extensionUrl.carryForward)

export type DatePrecision = 'day' | 'month' | 'year'

/** Short answers side by side where there is room */
export const isHorizontal = (item: Item): boolean =>
  extensionOf(item, extensionUrl.choiceOrientation)?.valueCode === 'horizontal'

/** What the answer should look like, in words of the file; for dates `datePrecision` says it */
export const entryFormatOf = (item: Item): string | undefined =>
  item.type === 'date' ? undefined : textOf(item, extensionUrl.entryFormat)

/** How much of a date is asked for, from entryFormat: YYYY-MM, MM/YYYY or YYYY; else the whole date */
export function datePrecision(item: Item): DatePrecision {
  const format = textOf(item, extensionUrl.entryFormat)?.toUpperCase() ?? ''
  if (!format.includes('YYYY') || format.includes('D')) return 'day'
  return format.includes('M') ? 'month' : 'year'
}
