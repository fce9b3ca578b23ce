import { extensionUrl } from '@/lib/questionnaire/extension'
import { weightOf } from '@/lib/questionnaire/options'
import type { AnswerOption, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { codingsOf } from '@/lib/questionnaire/value-set'

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
  const made = {
    ...copy,
    url: `${copy.url ?? ''}#${copies}`,
    item: copy.item?.map((item) => withWeights(item, copy)),
  }
  known.set(questionnaire, made)
  return made
}

function withWeights(item: Item, { contained }: Pick<Questionnaire, 'contained'>): Item {
  const options = item.answerOption ?? codingsOf(contained, item.answerValueSet)
  return {
    ...item,
    ...(options && { answerOption: options.map(lifted) }),
    ...(item.item && { item: item.item.map((one) => withWeights(one, { contained })) }),
  }
}

/** Known by the code that an answer has, which is its words where it has none, with the weight where FHIRPath looks for it */
function lifted(option: AnswerOption): AnswerOption {
  const { valueCoding: coding, extension = [] } = option
  const weight = weightOf(option)
  return {
    ...option,
    ...(coding && { valueCoding: { ...coding, code: coding.code ?? coding.display } }),
    ...(weight !== undefined && {
      extension: [{ url: extensionUrl.ordinalValue, valueDecimal: weight }, ...extension],
    }),
  }
}
