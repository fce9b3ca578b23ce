import { canBeFound } from '@/lib/questionnaire/condition-fit'
import type { ImportNote } from '@/lib/questionnaire/import-file'
import { type ItemIndex, isQuestion, itemIndex, type Place } from '@/lib/questionnaire/item-index'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { optionsOf } from '@/lib/questionnaire/options'
import type { EnableWhen, Questionnaire } from '@/lib/questionnaire/schema'
import type { Blocker } from './blocker-line'
import { capital } from './item-move'
import { childrenOf, isHelp, nameOf } from './item-tree'
import { ruleBlockers } from './rule-blocker'

/** Everything that keeps a draft from being published: what its author can see, then what importing a file would refuse. */
export function blockersOf(questionnaire: Questionnaire): Blocker[] {
  const own = draftBlockers(questionnaire)
  const checked = checkLibraryFile(JSON.stringify({ ...questionnaire, status: 'active', version: '1.0.0' }))
  if (checked.ok) return own
  // said here in other words already
  const isSaid = ({ linkId, sentence, isOursToWant }: ImportNote) =>
    linkId === null
      ? isOursToWant === true || own.some(({ rule }) => rule && sentence.includes(` ${rule.id} `))
      : own.some((one) => one.linkId === linkId)
  return [
    ...own,
    ...checked.problems
      .filter((one) => !isSaid(one))
      .map(({ linkId, sentence }): Blocker => ({ linkId, sentence })),
  ]
}

/** What an author can see without the whole being checked */
export function draftBlockers(questionnaire: Questionnaire): Blocker[] {
  const index = itemIndex(questionnaire)
  const about = [...aboutBlockers(questionnaire, index)].map((sentence) => ({ linkId: null, sentence }))
  const items = index.places.flatMap((place) =>
    isHelp(place.item)
      ? []
      : [...itemBlockers(questionnaire, place, index)].map((sentence) => ({
          linkId: place.item.linkId,
          sentence: `${capital(nameOf(place.item))} ${sentence}`,
        })),
  )
  return [...about, ...items, ...ruleBlockers(questionnaire)]
}

function* aboutBlockers({ title }: Questionnaire, { places }: ItemIndex): Iterable<string> {
  if (!title?.trim()) yield 'Give the questionnaire a title.'
  if (!places.some(({ item }) => isQuestion(item))) yield 'Add a question: nothing is asked yet.'
}

function* itemBlockers(questionnaire: Questionnaire, place: Place, index: ItemIndex): Iterable<string> {
  const { item } = place
  if (item.type === 'group') {
    if (childrenOf(item).length === 0) yield 'has nothing in it. Add a question to it, or remove it.'
  } else if (!item.text?.trim())
    yield item.type === 'display'
      ? 'is empty. Write what it says, or remove it.'
      : 'is to be written: what does it ask?'
  if (item.type === 'choice' && optionsOf(questionnaire, item).length === 0)
    yield 'has no answers to choose from.'
  for (const condition of item.enableWhen ?? [])
    yield* conditionBlockers(questionnaire, place, condition, index)
}

function* conditionBlockers(
  questionnaire: Questionnaire,
  place: Place,
  condition: EnableWhen,
  { byLinkId }: ItemIndex,
): Iterable<string> {
  const source = byLinkId.get(condition.question)
  if (!source)
    yield 'is asked depending on a question that was removed. Pick another, or take the condition away.'
  else if (source.at >= place.at)
    yield `is asked depending on ${nameOf(source.item)}, which comes later. Move one of them, or pick another question.`
  else if (!canBeFound(questionnaire, source.item, condition))
    yield `is asked depending on an answer that ${nameOf(source.item)} does not have any more.`
}
