import {
  extensionOf,
  extensionsOf,
  extensionUrl,
  isSet,
  numberOf,
  textOf,
  unitsOf,
} from '@/lib/questionnaire/extension'
import { itemIndex, type Place } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Extension, Item, Questionnaire } from '@/lib/questionnaire/schema'

/** How an author says a score: which questions, added up or their mean, and what becomes of those left open */
export type Recipe = Readonly<{
  method: 'sum' | 'mean'
  items: readonly string[]
  /** So many have to be answered, and the others are taken as the mean of these; undefined: all have to be */
  least: number | undefined
}>

/** The recipe beside a score's expression; undefined where the expression was written by hand */
export function recipeIn(score: Extension): Recipe | undefined {
  const said = textOf(score, 'method')
  const method = said === 'mean' || said === 'sum' ? said : undefined
  const items = extensionsOf(score, 'item').flatMap((one) => one.valueString ?? [])
  return method && { method, items, least: extensionOf(score, 'least')?.valueInteger }
}

/** The recipe as extensions of its score */
export const recipeExtensions = ({ method, items, least }: Recipe): Extension[] => [
  { url: 'method', valueCode: method },
  ...items.map((valueString): Extension => ({ url: 'item', valueString })),
  ...(least === undefined ? [] : [{ url: 'least', valueInteger: least }]),
]

type Range = Readonly<{ min: number; max: number }>

/** The least and the most that a question counts; undefined where that is not known or it counts nothing */
export function countsFor(questionnaire: Questionnaire, item: Item): Range | undefined {
  switch (item.type) {
    case 'boolean':
      return { min: 0, max: 1 }
    case 'integer':
    case 'decimal':
    case 'quantity': {
      const min = numberOf(item, extensionUrl.minValue)
      const max = numberOf(item, extensionUrl.maxValue)
      if (item.repeats || isInSeveralUnits(item)) return undefined
      return min === undefined || max === undefined ? undefined : { min, max }
    }
    case 'choice':
    case 'open-choice':
      return weightsOf(questionnaire, item)
    default:
      return undefined
  }
}

function weightsOf(questionnaire: Questionnaire, item: Item): Range | undefined {
  const options = optionsOf(questionnaire, item)
  const weights = options.flatMap((one) => one.ordinal ?? [])
  if (weights.length === 0 || weights.length < options.length) return undefined
  if (!item.repeats) return { min: Math.min(...weights), max: Math.max(...weights) }
  const together = options.flatMap((one) => (one.exclusive ? [] : (one.ordinal ?? 0)))
  const alone = options.flatMap((one) => (one.exclusive ? (one.ordinal ?? 0) : []))
  const sum = (test: (weight: number) => boolean) => together.filter(test).reduce((a, b) => a + b, 0)
  const least = sum((weight) => weight < 0)
  return {
    min: least < 0 ? Math.min(...alone, least) : Math.min(...weights),
    max: Math.max(
      ...alone,
      sum((weight) => weight > 0),
    ),
  }
}

/** An amount of which the number alone says nothing: 80 may be kilograms or pounds */
export const isInSeveralUnits = (item: Item): boolean => item.type === 'quantity' && unitsOf(item).length > 1

/** Whether it stands in something that is there several times, so that there is no one answer to count */
export const isInRepeat = ({ parent }: Place): boolean => {
  for (let above = parent; above; above = above.parent) if (above.item.repeats) return true
  return false
}

/** Whether a question could count at all: its kind of answer is a number, or has weights to give */
export const canCount = (place: Place): boolean => {
  const { item } = place
  if (isInRepeat(place) || isInSeveralUnits(item)) return false
  const isNumber = ['integer', 'decimal', 'quantity'].includes(item.type)
  if (isNumber) return item.repeats !== true
  return ['choice', 'open-choice', 'boolean'].includes(item.type) && !isSet(item, extensionUrl.ranking)
}

/** Whether all its questions count on one scale, so that the mean of some can stand for the others */
export function isOnOneScale(questionnaire: Questionnaire, { items }: Recipe): boolean {
  const ranges = placesOf(questionnaire, items).map(({ item }) => countsFor(questionnaire, item))
  return ranges.every((one) => one?.min === ranges[0]?.min && one?.max === ranges[0]?.max)
}

/** What a score can come to; undefined where a question's limits are not known */
export function rangeOf(questionnaire: Questionnaire, { method, items }: Recipe): Range | undefined {
  const ranges = placesOf(questionnaire, items).map(({ item }) => countsFor(questionnaire, item))
  let [min, max] = [0, 0]
  for (const range of ranges) {
    if (!range) return undefined
    min += range.min
    max += range.max
  }
  if (ranges.length === 0 || min >= max) return undefined
  return method === 'sum' ? { min, max } : { min: min / ranges.length, max: max / ranges.length }
}

const placesOf = (questionnaire: Questionnaire, items: readonly string[]): Place[] => {
  const { byLinkId } = itemIndex(questionnaire)
  return items.flatMap((linkId) => byLinkId.get(linkId) ?? [])
}

/** The recipe as FHIRPath over a response. An answer that has no weight, such as own words, is as open as none. */
export function expressionOf(questionnaire: Questionnaire, recipe: Recipe): string {
  const places = placesOf(questionnaire, recipe.items)
  const isUnderAnswer = places.some(({ parent }) => parent !== null && parent.item.type !== 'group')
  const all = `%resource.repeat(${isUnderAnswer ? 'item | answer' : 'item'})`
  const kinds = [...Map.groupBy(places, ({ item }) => termKind(item))].map(([kind, ofKind]) => ({
    kind,
    named: `linkId in (${ofKind.map(({ item }) => quoted(item.linkId)).join('|')})`,
  }))
  const count = kinds
    .map(({ kind, named }) => `${all}.where(${named} and answer.value${answered[kind]}.exists()).count()`)
    .join(' + ')
  const total = kinds.map(({ kind, named }) => term[kind](all, named)).join(' + ')
  const of = places.length
  const { method, least } = recipe
  const mean = `((${total}) / (${count}))`
  const value =
    least === undefined
      ? method === 'sum'
        ? `(${total}).round(4)`
        : `((${total}) / ${of}).round(2)`
      : method === 'sum'
        ? `(${mean} * ${of}).round(1)`
        : `${mean}.round(2)`
  return `iif((${count}) >= ${Math.max(1, least ?? of)}, ${value})`
}

type TermKind = 'coded' | 'boolean' | 'number' | 'quantity'

function termKind({ type }: Item): TermKind {
  if (type === 'boolean' || type === 'quantity') return type
  return type === 'choice' || type === 'open-choice' ? 'coded' : 'number'
}

const answered: Record<TermKind, string> = { coded: '.weight()', boolean: '', number: '', quantity: '' }
const added = 'aggregate($this + $total, 0)'
const term: Record<TermKind, (all: string, named: string) => string> = {
  coded: (all, named) => `${all}.where(${named}).answer.value.weight().${added}`,
  boolean: (all, named) => `${all}.where(${named} and answer.value = true).count()`,
  number: (all, named) => `${all}.where(${named}).answer.value.${added}`,
  quantity: (all, named) => `${all}.where(${named}).answer.value.value.${added}`,
}

/** As a FHIRPath string: a linkId from a file may hold anything */
const quoted = (linkId: string): string => `'${linkId.replace(/[\\']/g, (sign) => `\\${sign}`)}'`

/** The recipe as a clinician reads it */
export function recipeWords(questionnaire: Questionnaire, { method, items, least }: Recipe): string {
  const { byLinkId } = itemIndex(questionnaire)
  const questions = items.map((linkId) => `“${byLinkId.get(linkId)?.item.text ?? linkId}”`).join(', ')
  const gaps =
    least === undefined
      ? 'all must be answered'
      : `at least ${least} must be answered, the others count as the mean of these`
  return `${method === 'sum' ? 'The sum' : 'The mean'} of ${questions}; ${gaps}`
}
