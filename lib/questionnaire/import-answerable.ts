import { canBeFound } from './condition-fit'
import { extensionOf, extensionUrl, numberOf } from './extension'
import { type ImportNote, nameOf } from './import-file'
import { initialOf } from './initial'
import { isQuestion, itemIndex, itemOf } from './item-index'
import { type Option, optionsOf, sameValue } from './options'
import type { Item, Questionnaire } from './schema'

const note = (item: Item, sentence: string): ImportNote => ({
  linkId: item.linkId,
  sentence: `${called(item)} ${sentence}`,
})
const called = (item: Item): string => nameOf({ json: item, linkId: item.linkId, depth: 0 })

/** Limits that no answer keeps to: whoever has to answer would be held at that question for good */
export const unanswerable = (questionnaire: Questionnaire): ImportNote[] =>
  itemIndex(questionnaire).places.flatMap(({ item }) =>
    [...contradictions(questionnaire, item)].map(
      (sentence): ImportNote => ({ ...note(item, sentence), isOursToWant: true }),
    ),
  )

function* contradictions(questionnaire: Questionnaire, item: Item): Iterable<string> {
  const [min, max] = [extensionUrl.minValue, extensionUrl.maxValue].map((url) =>
    item.type === 'date' ? extensionOf(item, url)?.valueDate : numberOf(item, url),
  )
  const isLimited = ['integer', 'decimal', 'quantity', 'date'].includes(item.type)
  if (isLimited && min !== undefined && max !== undefined && min > max)
    yield `has to be at least ${min} and at most ${max}, which nothing is. Correct its limits.`
  const isText = ['string', 'text', 'open-choice'].includes(item.type)
  const shortest = numberOf(item, extensionUrl.minLength) ?? 1
  if (isText && item.maxLength !== undefined && shortest > item.maxLength)
    yield `has to have at least ${shortest} and at most ${item.maxLength} characters, which nothing has. Correct its limits.`
  const twice = sameOptions(questionnaire, item)
  if (twice)
    yield `has the answers “${twice[0].label}” and “${twice[1].label}” with one code: picking one would be taken for the other. Give each its own.`
  if (!item.repeats) return
  const least = numberOf(item, extensionUrl.minOccurs) ?? 1
  const most = numberOf(item, extensionUrl.maxOccurs) ?? Number.POSITIVE_INFINITY
  if (least > most)
    yield `is to be answered at least ${least} and at most ${most} times, which cannot be. Correct its limits.`
  else if (item.type === 'choice' && least > optionsOf(questionnaire, item).length)
    yield `is to be answered at least ${least} times and has fewer answers to choose from. Correct its limits.`
}

/** Two options that an answer cannot be told apart by; a file may have thousands of them */
function sameOptions(questionnaire: Questionnaire, item: Item): [Option, Option] | undefined {
  const known = new Map<string, Option[]>()
  for (const option of optionsOf(questionnaire, item)) {
    const { value } = option
    const key = 'valueCoding' in value ? value.valueCoding.code : JSON.stringify(value)
    const alike = known.get(key) ?? []
    const other = alike.find((one) => sameValue(one.value, value))
    if (other) return [other, option]
    known.set(key, [...alike, option])
  }
  return undefined
}

/** What is kept and shown, and does not do what it was written for */
export const withoutEffect = (questionnaire: Questionnaire): ImportNote[] =>
  itemIndex(questionnaire).places.flatMap(({ item }) =>
    [...idle(questionnaire, item)].map((sentence) => note(item, sentence)),
  )

function* idle(questionnaire: Questionnaire, item: Item): Iterable<string> {
  for (const condition of item.enableWhen ?? []) {
    const source = itemOf(questionnaire, condition.question)
    if (source && !canBeFound(questionnaire, source, condition))
      yield `is shown depending on an answer that cannot be given to ${called(source)}.`
  }
  const isFilled =
    (item.initial ?? []).length > 0 || optionsOf(questionnaire, item).some((one) => one.initial)
  if (isFilled && isQuestion(item) && !initialOf(questionnaire, item))
    yield 'starts with a value that cannot be an answer to it; it starts empty.'
}
