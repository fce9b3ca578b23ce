import { extensionUrl, numberOf } from './extension'
import { itemIndex } from './item-index'
import { isAsked } from './pages'
import type { Item, ItemType, Questionnaire } from './schema'

/** How long a question takes to read and answer on a phone, roughly; only their proportion matters once a file gives its minutes */
const seconds: Record<ItemType, number> = {
  group: 0,
  display: 0,
  boolean: 8,
  integer: 10,
  decimal: 12,
  date: 15,
  string: 20,
  text: 45,
  choice: 12,
  'open-choice': 15,
  quantity: 15,
  attachment: 60,
}

export const secondsFor = (item: Item): number => seconds[item.type] * (item.repeats ? 2 : 1)

function estimate(questionnaire: Questionnaire): number {
  const asked = itemIndex(questionnaire).places.filter(isAsked)
  return asked.reduce((sum, one) => sum + secondsFor(one.item), 0)
}

/** How long the whole takes: what the file says, else an estimate; at least 1 */
export function minutesFor(questionnaire: Questionnaire): number {
  const said = numberOf(questionnaire, extensionUrl.minutes)
  return Math.max(1, Math.ceil(said ?? estimate(questionnaire) / 60))
}

/** What to multiply an estimate by so that the whole comes to the minutes that the file gives */
export function secondsScale(questionnaire: Questionnaire): number {
  const said = numberOf(questionnaire, extensionUrl.minutes)
  const all = estimate(questionnaire)
  return said && all > 0 ? (said * 60) / all : 1
}
