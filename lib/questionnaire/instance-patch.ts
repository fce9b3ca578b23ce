import { addressOf, idsOf, isInstanceId, linkIdOf, placedKey } from './address'
import { type Answer, type AnswerPatch, type Answers, withPatch } from './answers'
import { itemIndex } from './item-index'
import { mostInstances, repeatingIn } from './repeating'
import type { Item, Questionnaire } from './schema'
import { instanceOf, rolledUp, unrolled } from './unrolled'

/** What stands under the key that keeps an instance */
export const MARK: Answer = { values: [{ valueBoolean: true }] }

/** The repeating item that an address could be an instance of; undefined where it is none */
export function repeatedAt(questionnaire: Questionnaire, address: string): Item | undefined {
  const ids = idsOf(address)
  const chain = repeatingIn(questionnaire)?.chainOf.get(linkIdOf(address)) ?? []
  if (chain.length === 0 || chain.length !== ids.length || !ids.every(isInstanceId)) return undefined
  return chain.at(-1) === linkIdOf(address)
    ? itemIndex(questionnaire).byLinkId.get(linkIdOf(address))?.item
    : undefined
}

/**
 * An id for one more instance of a page drawn at this moment: two pages drawn at different moments add two, and the same
 * page sent twice adds one.
 */
export function nextInstanceId(questionnaire: Questionnaire, answers: Answers, at: Date): string {
  const taken = new Set(itemIndex(unrolled(questionnaire, answers)).places.map(({ item }) => item.linkId))
  let number = at.getTime()
  const isTaken = (id: string) => [...taken].some((address) => idsOf(address).includes(id))
  while (isTaken(number.toString(36))) number += 1
  return number.toString(36)
}

/** The answers with a mark for each enabled instance that only what was left out of them had kept */
export function withMarks(
  questionnaire: Questionnaire,
  answers: Answers,
  keys: readonly string[],
  enabled: ReadonlySet<string>,
): Answers {
  const { chainOf } = repeatingIn(rolledUp(questionnaire)) ?? {}
  if (!chainOf) return answers
  const instancesOf = (key: string) =>
    (chainOf.get(linkIdOf(key)) ?? []).map((linkId, level) =>
      addressOf(linkId, idsOf(key).slice(0, level + 1)),
    )
  const kept = new Set(Object.keys(answers).flatMap(instancesOf))
  const lost = new Set(keys.flatMap(instancesOf).filter((one) => enabled.has(one) && !kept.has(one)))
  const marks = [...lost].map((address) => [placedKey(address), MARK] as const)
  return Object.fromEntries([...Object.entries(answers), ...marks])
}

/** A page's patch with one more instance: it and those that were seen beside it are kept also while they are empty */
export function withAdded(
  questionnaire: Questionnaire,
  answers: Answers,
  patch: AnswerPatch,
  address: string,
): AnswerPatch {
  const repeated = repeatedAt(questionnaire, address)
  if (!repeated) return patch
  const around = idsOf(address).slice(0, -1)
  const whole = unrolled(questionnaire, withPatch(answers, patch))
  const beside = itemIndex(whole).places.flatMap(({ item }) => {
    const instance = instanceOf(item)
    const isBeside =
      instance?.linkId === repeated.linkId &&
      addressOf('', instance.ids.slice(0, -1)) === addressOf('', around)
    return isBeside ? [instance.address] : []
  })
  if (beside.includes(address) || beside.length >= mostInstances(repeated)) return patch
  const marks = [...beside, address].map((one) => [placedKey(one), MARK] as const)
  return Object.fromEntries([...Object.entries(patch), ...marks])
}

/** Whether a key is about an instance or something in it */
export function isUnder(questionnaire: Questionnaire, key: string, address: string): boolean {
  const own = idsOf(key)
  const chain = repeatingIn(questionnaire)?.chainOf.get(linkIdOf(key)) ?? []
  return chain.includes(linkIdOf(address)) && idsOf(address).every((id, level) => own[level] === id)
}

/** A page's patch that takes an instance away with everything in it; the history keeps it all */
export function withRemoved(
  questionnaire: Questionnaire,
  answers: Answers,
  patch: AnswerPatch,
  address: string,
): AnswerPatch {
  if (!repeatedAt(questionnaire, address)) return patch
  const isInside = (key: string) => isUnder(questionnaire, key, address)
  const gone = Object.keys(withPatch(answers, patch)).filter(isInside)
  const kept = Object.entries(patch).filter(([key]) => !isInside(key))
  return Object.fromEntries([...kept, ...gone.map((key) => [key, null] as const)])
}
