import { flagRules } from '@/lib/flag/rule'
import { canBeFound } from '@/lib/questionnaire/condition-fit'
import { extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { scoreDefinitions } from '@/lib/score/definition'
import {
  countsFor,
  isInRepeat,
  isInSeveralUnits,
  isOnOneScale,
  type Recipe,
  rangeOf,
  recipeIn,
} from '@/lib/score/recipe'
import type { Blocker } from './blocker-line'
import { nameOf } from './item-tree'
import { ruleIn } from './rule-list'

/** What keeps a draft's scores and flags from being worked out */
export const ruleBlockers = (questionnaire: Questionnaire): Blocker[] => [
  ...scoreBlockers(questionnaire),
  ...flagBlockers(questionnaire),
]

function scoreBlockers(questionnaire: Questionnaire): Blocker[] {
  return extensionsOf(questionnaire, extensionUrl.score).flatMap((score) => {
    const [id = '', title = ''] = [textOf(score, 'id'), textOf(score, 'title')]
    const recipe = recipeIn(score)
    if (!recipe) return []
    return [...recipeProblems(questionnaire, recipe)].map(
      (sentence): Blocker => ({
        linkId: null,
        sentence: `The score “${title}” ${sentence}`,
        rule: { kind: 'score', id },
      }),
    )
  })
}

function* recipeProblems(questionnaire: Questionnaire, recipe: Recipe): Iterable<string> {
  const { byLinkId } = itemIndex(questionnaire)
  const places = recipe.items.flatMap((linkId) => byLinkId.get(linkId) ?? [])
  const items = places.map(({ item }) => item)
  if (items.length < recipe.items.length)
    yield 'counts a question that was removed. Save it again without that question.'
  const unknown = items.filter((item) => countsFor(questionnaire, item) === undefined)
  for (const item of unknown) yield whyNot(item)
  for (const place of places.filter(isInRepeat))
    yield `counts ${nameOf(place.item)}, which is asked several times. Take it out of what repeats, or out of the score.`
  if (unknown.length > 0 || items.length === 0) return
  if (!rangeOf(questionnaire, recipe))
    yield 'comes to the same whatever is answered. Give the answers other numbers.'
  if (recipe.least !== undefined && !isOnOneScale(questionnaire, recipe))
    yield 'fills gaps with the mean, but its questions count on different scales. Ask for all to be answered.'
}

function whyNot(item: Item): string {
  if (isInSeveralUnits(item))
    return `counts ${nameOf(item)}, which is answered in different units. Give it one unit, or leave it out.`
  if (item.type === 'choice' || item.type === 'open-choice')
    return `counts ${nameOf(item)}, whose answers do not all have a number. Fill in “Counts” beside each.`
  return `counts ${nameOf(item)}, which has no lowest and highest number. Give it both.`
}

function flagBlockers(questionnaire: Questionnaire): Blocker[] {
  const { byLinkId } = itemIndex(questionnaire)
  const scores = scoreDefinitions(questionnaire)
  return flagRules(questionnaire).flatMap((rule) => {
    const data = ruleIn(questionnaire, extensionUrl.flag, rule.id)
    const score = data && textOf(data, 'score')
    const problems = rule.conditions.flatMap((condition) => {
      const item = byLinkId.get(condition.question)?.item
      if (!item || !isQuestion(item)) return 'looks at a question that was removed. Pick another.'
      return canBeFound(questionnaire, item, condition)
        ? []
        : `looks for an answer that ${nameOf(item)} does not have any more.`
    })
    if (score && !ruleIn(questionnaire, extensionUrl.score, score))
      problems.push('looks at a score that was removed. Pick another.')
    const [atLeast, most] = [data && numberOf(data, 'at-least'), scores.find(({ id }) => id === score)?.max]
    if (atLeast !== undefined && most !== undefined && atLeast > most)
      problems.push(`waits for ${atLeast}, and its score comes to ${most} at most. Enter a lower number.`)
    return problems.map(
      (sentence): Blocker => ({
        linkId: null,
        sentence: `The flag “${rule.words}” ${sentence}`,
        rule: { kind: 'flag', id: rule.id },
      }),
    )
  })
}
