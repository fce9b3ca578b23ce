import { canBeFound } from './condition-fit'
import { type ImportNote, nameOf } from './import-file'
import { initialOf } from './initial'
import { isQuestion, itemIndex, itemOf } from './item-index'
import { optionsOf } from './options'
import type { Item, Questionnaire } from './schema'

const note = (item: Item, sentence: string): ImportNote => ({
  linkId: item.linkId,
  sentence: `${called(item)} ${sentence}`,
})
const called = (item: Item): string => nameOf({ json: item, linkId: item.linkId, depth: 0 })

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
