import { conditionKey, isConditionKey, linkIdOf, subjectOf } from './address'
import { type Answers, answerOf, valuesOf } from './answers'
import { holds } from './condition'
import { hasCondition } from './extension'
import { withMarks } from './instance-patch'
import { type ItemIndex, itemIndex, type Place } from './item-index'
import { occurrencesFor } from './occurrence'
import type { EnableWhen, Questionnaire } from './schema'
import { unrolled } from './unrolled'

type Settled = Readonly<{ enabled: ReadonlySet<string>; ignored: ReadonlySet<string> }>

/**
 * The linkIds of what is asked with these answers (in what repeats, the addresses). An item is enabled when its conditions hold and every item it stands
 * under is enabled. An answer to a disabled item counts for nothing, also for other conditions. Where conditions lead
 * back to themselves the answers are taken as given first, and those that turn out disabled are then left out, until
 * nothing changes: the outcome does not depend on the order of anything.
 */
export function enabledItems(questionnaire: Questionnaire, answers: Answers): ReadonlySet<string> {
  return settle(itemIndex(unrolled(questionnaire, answers)), answers).enabled
}

/** Whether this one item is asked. For many items call `enabledItems` once. */
export function isEnabled(questionnaire: Questionnaire, linkId: string, answers: Answers): boolean {
  return enabledItems(questionnaire, answers).has(linkId)
}

/** The keys of a question that is asked, one for each time it is there; the linkId where it is not asked */
export function occurrencesOf(linkId: string, enabled: ReadonlySet<string>): string[] {
  if (enabled.has(linkId)) return [linkId]
  const found = [...enabled].filter((key) => linkIdOf(key) === linkId)
  return found.length > 0 ? found : [linkId]
}

/** The answers that count: those of enabled items. This is what is completed, scored and flagged. */
export function withoutDisabled(questionnaire: Questionnaire, answers: Answers): Answers {
  const { enabled, ignored } = settle(itemIndex(unrolled(questionnaire, answers)), answers)
  const { byLinkId } = itemIndex(unrolled(questionnaire, answers))
  const stays = (key: string) => (isConditionKey(key) ? byLinkId : enabled).has(subjectOf(key))
  const counted = Object.entries(answers).filter(([key]) => stays(key) && !ignored.has(key))
  if (counted.length === Object.keys(answers).length) return answers
  return withMarks(questionnaire, Object.fromEntries(counted), Object.keys(answers), enabled)
}

/** A loop that has not come to rest by then could take as many passes as it has items: none of its answers counts */
const MOST_PASSES = 20

function settle(index: ItemIndex, answers: Answers): Settled {
  const ignored = new Set<string>()
  for (let pass = 1; ; pass++) {
    const enabled = onePass(index, answers, ignored)
    const before = ignored.size
    for (const [place] of index.loops) {
      const { linkId } = place.item
      const isOut = !enabled.has(linkId) || pass > MOST_PASSES
      if (isOut && answerOf(answers, linkId)) ignored.add(linkId)
    }
    if (ignored.size === before) return { enabled, ignored }
  }
}

function onePass(index: ItemIndex, answers: Answers, ignored: ReadonlySet<string>): ReadonlySet<string> {
  const enabled = new Set<string>()
  const given = (place: Place, source: Place | undefined) => {
    if (!source || ignored.has(source.item.linkId)) return []
    const loop = index.loops.get(place)
    const inLoop = loop !== undefined && loop === index.loops.get(source)
    if (!inLoop && !enabled.has(source.item.linkId)) return []
    return valuesOf(answerOf(answers, source.item.linkId))
  }
  for (const place of index.ordered) {
    const { linkId, enableWhen = [], enableBehavior } = place.item
    if (place.parent && !enabled.has(place.parent.item.linkId)) continue
    const nearest = (condition: EnableWhen) => {
      for (const key of occurrencesFor(condition)) {
        const values = given(place, index.byLinkId.get(key))
        if (values.length > 0) return values
      }
      return []
    }
    const met = enableWhen.map((condition) => holds(condition, nearest(condition)))
    const open = met.length === 0 || (enableBehavior === 'any' ? met.includes(true) : !met.includes(false))
    if (open && (!hasCondition(place.item) || isMet(answers, linkId))) enabled.add(linkId)
  }
  return enabled
}

/** As the server worked it out; while it has not, the item is not asked */
function isMet(answers: Answers, linkId: string): boolean {
  const [value] = valuesOf(answerOf(answers, conditionKey(linkId)))
  return value !== undefined && 'valueBoolean' in value && value.valueBoolean
}
