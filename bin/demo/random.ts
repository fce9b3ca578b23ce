/** Numbers that look random and are the same at every start, so that the demo clinic is the same everywhere */
export type Random = {
  /** From 0 up to 1 */
  next(): number
  /** A whole number, both ends included */
  whole(min: number, max: number): number
  chance(share: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** So many of a list, in the list's order */
  some<T>(list: readonly T[], count: number): T[]
}

/** mulberry32: 32 bits of state, good enough to make up people with */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    some(list, count) {
      const left = list.map((_, at) => at)
      while (left.length > Math.max(0, count)) left.splice(whole(0, left.length - 1), 1)
      return list.filter((_, at) => left.includes(at))
    },
  }
}
