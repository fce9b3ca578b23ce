import { extensionUrl, numberOf } from '@/lib/questionnaire/extension'
import type { AnswerOption, Item, Questionnaire } from '@/lib/questionnaire/schema'

const known = new WeakMap<Questionnaire, Questionnaire>()

let copies = 0

/**
 * A copy of the questionnaire for FHIRPath to look weights up in: it finds those that stand on an option, and files also
 * write them on the option's coding. FHIRPath marks what it has seen, so it gets no object of anybody else's. What it finds
 * in a value set of the file it remembers for an hour by the address alone, which the versions of a questionnaire share, and the
 * texts that two clinics brought in under one: each copy has an address of its own.
 */
export function weighted(questionnaire: Questionnaire): Questionnaire {
  const before = known.get(questionnaire)
  if (before) return before
  const copy = structuredClone(questionnaire)
  copies += 1
  const made = { ...copy, url: `${copy.url ?? ''}#${copies}`, item: copy.item?.map(withWeights) }
  known.set(questionnaire, made)
  return made
}

function withWeights(item: Item): Item {
  return {
    ...item,
    ...(item.answerOption && { answerOption: item.answerOption.map(lifted) }),
    ...(item.item && { item: item.item.map(withWeights) }),
  }
}

function lifted(option: AnswerOption): AnswerOption {
  const urls = [extensionUrl.itemWeight, extensionUrl.ordinalValue]
  if (urls.some((url) => numberOf(option, url) !== undefined)) return option
  const weights = option.valueCoding?.extension?.filter(({ url }) => urls.some((one) => one === url)) ?? []
  return weights.length === 0 ? option : { ...option, extension: [...(option.extension ?? []), ...weights] }
}
