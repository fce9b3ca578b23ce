import { addressOf, subjectOf } from './address'
import { answerIssues, forgivenInProgress } from './answer-rules'
import { type Answers, answerOf, valuesOf } from './answers'
import { enabledItems, withoutDisabled } from './enablement'
import { extensionUrl, numberOf } from './extension'
import { type Issue, issue } from './issue'
import { type ItemIndex, itemIndex, type Place, placesIn } from './item-index'
import { isAsked } from './pages'
import { mostInstances } from './repeating'
import type { Item, Questionnaire } from './schema'
import { type Instance, instanceOf, isRequired, unrolled } from './unrolled'

/**
 * Everything wrong with the answers, in the order of the questions. `in-progress` checks what is there; `completed` also
 * asks for what is required and refuses answers to what was not asked (take those away with `withoutDisabled` first).
 */
export function validate(
  questionnaire: Questionnaire,
  answers: Answers,
  status: 'in-progress' | 'completed',
): Issue[] {
  const whole = unrolled(questionnaire, answers)
  const index = itemIndex(whole)
  const { places, byLinkId } = index
  const enabled = enabledItems(whole, answers)
  const counted = withoutDisabled(whole, answers)
  const unknown = Object.keys(answers)
    .filter((key) => !byLinkId.has(subjectOf(key)))
    .map((linkId) => issue({ linkId }, 'unknown-item'))
  const filled = filledGroups(places, counted)
  const known = places.flatMap((place) => {
    const { linkId } = place.item
    if (place.item.type === 'group' && enabled.has(linkId)) {
      const often = howOften(place.item)
      return often.length > 0 || filled.has(setOf(place.item)) ? often : emptyGroup(index, place, enabled)
    }
    const answer = answerOf(answers, linkId)
    const often = enabled.has(linkId) ? howOften(place.item) : []
    if (often.length > 0) return often
    if (!answer) return enabled.has(linkId) ? missing(place) : []
    if (!answerOf(counted, linkId)) return [issue(place.item, 'not-asked')]
    return [...answerIssues(whole, place.item, answer), ...tooFew(place.item, valuesOf(answer).length)]
  })
  const all = [...unknown, ...known]
  return status === 'completed' ? all : all.filter((one) => !forgivenInProgress.includes(one.code))
}

/** A required question with no answer. Saying "not sure" is an answer; what is hidden or read-only is not asked for. */
export function missing(place: Place): Issue[] {
  return isRequired(place.item) && isAsked(place) ? [issue(place.item, 'required')] : []
}

/** Of every group with an answer in it, what `setOf` knows it by */
function filledGroups(places: readonly Place[], counted: Answers): ReadonlySet<string> {
  const filled = new Set<string>()
  for (const { item, parent } of places) {
    if (!answerOf(counted, item.linkId)) continue
    for (let above = parent; above; above = above.parent) filled.add(setOf(above.item))
  }
  return filled
}

/** All instances of one repeating group count as one: R4's `required` asks for one of them */
function setOf(item: Item): string {
  const instance = instanceOf(item)
  return instance ? addressOf(instance.linkId, instance.ids.slice(0, -1)) : item.linkId
}

/** A required group with nothing in it, said at its first question; one that asks nothing now is not missed */
function emptyGroup(index: ItemIndex, group: Place, enabled: ReadonlySet<string>): Issue[] {
  if (!isRequired(group.item) || (instanceOf(group.item)?.nth ?? 1) > 1) return []
  const first = [...placesIn(index, group)].find((place) => isAsked(place) && enabled.has(place.item.linkId))
  // where that question is required itself, its own sentence says it
  if (!first || isRequired(first.item)) return []
  return [issue({ linkId: first.item.linkId, text: group.item.text ?? first.item.text }, 'required')]
}

/** Too many instances, said once, at the first that is too many */
function howOften(item: Item): Issue[] {
  const instance: Instance | undefined = instanceOf(item)
  const max = instance ? mostInstances(item) : 0
  return instance && instance.nth === max + 1 ? [issue(item, 'too-many', { max })] : []
}

function tooFew(item: Item, count: number): Issue[] {
  const min = numberOf(item, extensionUrl.minOccurs)
  return item.repeats && count > 0 && min !== undefined && count < min
    ? [issue(item, 'too-few', { min })]
    : []
}
