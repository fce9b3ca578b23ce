import type { FhirValue } from './answers'
import { sameCoding } from './condition'
import { extensionOf, extensionUrl, isSet, numberOf, textOf } from './extension'
import type { AnswerOption, Item, Questionnaire } from './schema'
import { codingsOf } from './value-set'

export type Option = Readonly<{
  /** What a form posts for it: the code, or the text; unique within the item */
  key: string
  value: FhirValue
  label: string
  /** Stands alone among check boxes: "None of these" */
  exclusive: boolean
  /** Its weight in a score */
  ordinal: number | undefined
  /** Chosen before anybody has answered */
  initial: boolean
  /** The guide that it suggests reading next */
  guide: string | undefined
}>

const known = new WeakMap<Questionnaire, WeakMap<Item, readonly Option[]>>()

/** What can be chosen, in order: answerOption, or the contained value set. Empty for other items. */
export function optionsOf(questionnaire: Questionnaire, item: Item): readonly Option[] {
  const ofThis = known.get(questionnaire) ?? new WeakMap<Item, readonly Option[]>()
  known.set(questionnaire, ofThis)
  const before = ofThis.get(item)
  if (before) return before
  const taken = new Set<string>()
  const options = (
    item.answerOption ??
    codingsOf(questionnaire.contained, item.answerValueSet) ??
    []
  ).flatMap((source) => toOption(source, taken) ?? [])
  ofThis.set(item, options)
  return options
}

function toOption(source: AnswerOption, taken: Set<string>): Option | undefined {
  const value = valueIn(source)
  if (!value) return undefined
  const prefix = textOf(source, extensionUrl.optionPrefix)
  const words = textOf(source, extensionUrl.optionWords) ?? labelOf(value)
  const plain = 'valueCoding' in value ? value.valueCoding.code : labelOf(value)
  let key = plain
  for (let n = 2; taken.has(key) || key.startsWith('absent.') || key.startsWith('other.'); n++)
    key = `${plain}#${n}`
  taken.add(key)
  return {
    key,
    value,
    label: prefix ? `${prefix} ${words}` : words,
    exclusive: isSet(source, extensionUrl.optionExclusive),
    ordinal: weightOf(source),
    initial: source.initialSelected === true,
    guide: extensionOf(source, extensionUrl.suggestedGuide)?.valueCode,
  }
}

/** What an option counts in a score; files write it on the option, or on its coding */
export const weightOf = (source: AnswerOption): number | undefined =>
  [source, source.valueCoding ?? {}]
    .flatMap((one) => [numberOf(one, extensionUrl.itemWeight), numberOf(one, extensionUrl.ordinalValue)])
    .find((weight) => weight !== undefined)

function valueIn({ valueCoding, valueString, valueInteger, valueDate }: AnswerOption): FhirValue | undefined {
  if (valueCoding) {
    const { system, display } = valueCoding
    const code = valueCoding.code ?? display
    return code === undefined
      ? undefined
      : { valueCoding: { ...(system && { system }), code, ...(display && { display }) } }
  }
  if (valueString !== undefined) return { valueString }
  if (valueInteger !== undefined) return { valueInteger }
  return valueDate === undefined ? undefined : { valueDate }
}

function labelOf(value: FhirValue): string {
  if ('valueCoding' in value) return value.valueCoding.display ?? value.valueCoding.code
  if ('valueInteger' in value) return String(value.valueInteger)
  if ('valueDate' in value) return value.valueDate
  return 'valueString' in value ? value.valueString : ''
}

/** The option that a value is; undefined for one's own words and for what is not offered */
export function optionOf(options: readonly Option[], value: FhirValue): Option | undefined {
  return options.find((option) => sameValue(option.value, value))
}

export function sameValue(one: FhirValue, other: FhirValue): boolean {
  if ('valueCoding' in one && 'valueCoding' in other) return sameCoding(one.valueCoding, other.valueCoding)
  return JSON.stringify(one) === JSON.stringify(other)
}
