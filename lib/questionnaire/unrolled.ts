import { addressOf, idsOf, inInstanceOrder, isInstanceId, isPlacedKey, linkIdOf } from './address'
import type { Answers } from './answers'
import { itemIndex } from './item-index'
import { asksOneOf } from './occurrence'
import { isInstanced, leastInstances, MOST_INSTANCES, type Repeating, repeatingIn } from './repeating'
import type { EnableWhen, Item, Questionnaire } from './schema'

/** One of the times that a repeating item is there */
export type Instance = Readonly<{
  address: string
  linkId: string
  ids: readonly string[]
  /** From 1 */
  nth: number
  count: number
}>

type Whole = Readonly<{ base: Questionnaire; signature: string }>

/** No response of any size makes more items than this: what stands after is left out */
const MOST_ITEMS = 5000

const wholes = new WeakMap<Questionnaire, Whole>()
const latest = new WeakMap<Questionnaire, Questionnaire>()
const instances = new WeakMap<Item, Instance>()
const excused = new WeakSet<Item>()

/**
 * The questionnaire with every repeating item written out as often as these answers have it: an ordinary questionnaire,
 * whose linkIds are the keys of the answers, so that nothing else needs to know of instances. An instance is there when an
 * answer or a mark stands under its address; before there is any, as many as the file asks for, and one at least. The
 * same object where nothing repeats, and when given one that is written out already.
 */
export function unrolled(questionnaire: Questionnaire, answers: Answers): Questionnaire {
  const repeating = wholes.has(questionnaire) ? null : repeatingIn(questionnaire)
  if (!repeating) return questionnaire
  const keys = Object.keys(answers).filter((key) => linkIdOf(key) !== key)
  const signature = JSON.stringify(keys.sort())
  const before = latest.get(questionnaire)
  if (before && wholes.get(before)?.signature === signature) return before
  const whole = new Unrolling(questionnaire, repeating, keys).whole()
  wholes.set(whole, { base: questionnaire, signature })
  latest.set(questionnaire, whole)
  return whole
}

/** The questionnaire as its file has it */
export const rolledUp = (questionnaire: Questionnaire): Questionnaire =>
  wholes.get(questionnaire)?.base ?? questionnaire

/** Which time of a repeating item this is, in a questionnaire that is written out; undefined for all others */
export const instanceOf = (item: Item): Instance | undefined => instances.get(item)

/**
 * Whether an answer is required. In an instance that nobody has to fill in nothing is, until something in it is answered:
 * who takes no medicine need not name one.
 */
export const isRequired = (item: Item): boolean => item.required === true && !excused.has(item)

class Unrolling {
  /** Ids of instances by the address of their set: the linkId with the ids around it */
  readonly #ids = new Map<string, string[]>()
  /** Addresses of instances with an answer in them */
  readonly #answered = new Set<string>()
  readonly #base: Questionnaire
  readonly #repeating: Repeating
  #room = MOST_ITEMS

  constructor(base: Questionnaire, repeating: Repeating, keys: readonly string[]) {
    this.#base = base
    this.#repeating = repeating
    const sets = new Map<string, Set<string>>()
    for (const key of keys) {
      const ids = idsOf(key).slice(0, isPlacedKey(key) ? -1 : undefined)
      const chain = repeating.chainOf.get(linkIdOf(key)) ?? []
      if (chain.length !== ids.length || !ids.every(isInstanceId)) continue
      chain.forEach((linkId, level) => {
        const set = addressOf(linkId, ids.slice(0, level))
        sets.set(set, (sets.get(set) ?? new Set()).add(ids[level] ?? ''))
        if (!isPlacedKey(key)) this.#answered.add(addressOf(linkId, ids.slice(0, level + 1)))
      })
    }
    for (const [set, ids] of sets) this.#ids.set(set, [...ids].sort(inInstanceOrder))
  }

  whole(): Questionnaire {
    return { ...this.#base, item: this.#items(this.#base.item ?? [], [], false) }
  }

  #items(items: readonly Item[], around: readonly string[], isExcused: boolean): Item[] {
    const { byLinkId } = itemIndex(this.#base)
    return items.flatMap((item) => {
      // A second item of the same linkId is left out, as everywhere
      if (byLinkId.get(item.linkId)?.item !== item) return []
      if (!isInstanced(item)) return this.#copy(item, around, isExcused)
      const ids = this.#idsOf(item, around)
      const size = this.#repeating.sizeOf(item.linkId)
      return ids.flatMap((id, at) => {
        if (at > 0 && this.#room < size) return []
        this.#room -= size
        const own = [...around, id]
        const address = addressOf(item.linkId, own)
        const isFree = isExcused || (!this.#answered.has(address) && !item.required)
        const copy = { ...this.#copy(item, own, isFree), repeats: false }
        if (isFree) excused.add(copy)
        const { linkId } = item
        instances.set(copy, { address, linkId, ids: own, nth: at + 1, count: ids.length })
        return copy
      })
    })
  }

  #copy(item: Item, ids: readonly string[], isExcused: boolean): Item {
    const copy: Item = {
      ...item,
      linkId: addressOf(item.linkId, ids),
      ...(item.enableWhen && { enableWhen: item.enableWhen.map((one) => this.#condition(item, ids, one)) }),
      ...(item.item && { item: this.#items(item.item, ids, isExcused) }),
    }
    if (isExcused) excused.add(copy)
    return copy
  }

  #idsOf(item: Item, around: readonly string[]): readonly string[] {
    const set = addressOf(item.linkId, around)
    const ids = [...(this.#ids.get(set) ?? [])]
    for (let n = 1; ids.length < leastInstances(item); n++) {
      const id = n.toString(36)
      if (!ids.includes(id)) ids.push(id)
    }
    const sorted = ids.sort(inInstanceOrder).slice(0, MOST_INSTANCES)
    this.#ids.set(set, sorted)
    return sorted
  }

  /**
   * R4: a condition asks the nearest occurrence of its question in the response, first among what both stand in, then the
   * last one before, then the first one after. What has no answer is in no response: it is asked only where none has one.
   */
  #condition(item: Item, ids: readonly string[], condition: EnableWhen): EnableWhen {
    const { byLinkId } = itemIndex(this.#base)
    const own = this.#repeating.chainOf.get(item.linkId) ?? []
    const its = this.#repeating.chainOf.get(condition.question)
    if (!its) return condition
    let shared = 0
    while (shared < its.length && its[shared] === own[shared]) shared += 1
    const before = (byLinkId.get(condition.question)?.at ?? 0) < (byLinkId.get(item.linkId)?.at ?? 0)
    let found: string[][] = [ids.slice(0, shared)]
    for (const linkId of its.slice(shared)) {
      const repeated = byLinkId.get(linkId)?.item
      found = found
        .flatMap((way) => {
          const all = repeated ? this.#idsOf(repeated, way) : ['1']
          return (before ? all.toReversed() : all).map((id) => [...way, id])
        })
        .slice(0, MOST_INSTANCES)
    }
    const keys = found.map((way) => addressOf(condition.question, way))
    return asksOneOf({ ...condition, question: keys[0] ?? condition.question }, keys)
  }
}
