import { isDeepStrictEqual } from 'node:util'

/** One thing that is said otherwise; '' where nothing was, or is, said */
export type Difference = Readonly<{ what: string; before: string; after: string }>

/** What became of one item, score or rule between two versions */
export type Change = Readonly<{
  kind: 'added' | 'removed' | 'changed'
  /** linkId, or the id of a score or rule */
  id: string
  /** How it is known in the newer version; in the older where it was removed */
  words: string
  differences: readonly Difference[]
}>

/** Of data that no other line speaks of */
export const otherData: Difference = { what: 'Other data', before: 'as it was', after: 'changed' }

export type Said = readonly (readonly [what: string, words: string])[]

/** Both sides by what they speak of; what both say alike is not there */
export function differencesOf(before: Said, after: Said): Difference[] {
  const was = new Map(before)
  const is = new Map(after)
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((what) => {
    const [one, other] = [was.get(what) ?? '', is.get(what) ?? '']
    return one === other ? [] : [{ what, before: one, after: other }]
  })
}

type Named = Readonly<{ id: string; words: string; said: Said; data: unknown }>

/** Things known by an id, such as scores and flag rules; `data` catches what `said` leaves out */
export function comparedNamed(before: readonly Named[], after: readonly Named[]): Change[] {
  const older = new Map(before.map((one) => [one.id, one]))
  const newer = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap(({ id, words, said, data }): Change[] => {
      const was = older.get(id)
      if (!was) return [{ kind: 'added', id, words, differences: differencesOf([], said) }]
      const differences = differencesOf(was.said, said)
      if (differences.length === 0 && !isDeepStrictEqual(was.data, data)) differences.push(otherData)
      return differences.length === 0 ? [] : [{ kind: 'changed', id, words, differences }]
    }),
    ...before
      .filter(({ id }) => !newer.has(id))
      .map(({ id, words }): Change => ({ kind: 'removed', id, words, differences: [] })),
  ]
}
