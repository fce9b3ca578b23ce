/** So many people in so many, of one or more groups side by side */
export type GuideRisk = {
  /** What happened to them, and over what time */
  what: string
  of: number
  /** Each in words that begin with its number: "25 of 1,000 people on the other drug" */
  groups: { count: number; words: string }[]
}

type Attributes = Readonly<Record<string, string | null | undefined>>

/** As many as a picture shows one mark each for */
const DRAWN = [100, 1000]
const MOST_GROUPS = 4

/**
 * What `::risk{of="1000" what="…" groups="25 of 1,000 people …; 34 of 1,000 people …"}` says: always natural frequencies,
 * as many of as many people, so that groups can be compared by eye. A sentence where it says no such thing.
 */
export function riskIn(attributes: Attributes | null | undefined): GuideRisk | string {
  const { of = '', what = '', groups = '' } = attributes ?? {}
  const all = Number(of)
  if (!DRAWN.includes(all)) return `a risk is so many in 100 or in 1000 people: of="${of}" is neither.`
  if (!what?.trim()) return 'a risk does not say what of: what="…" is empty.'
  const parts = (groups ?? '').split(';').map((words) => words.trim())
  if (parts.length > MOST_GROUPS) return `a risk compares at most ${MOST_GROUPS} groups.`
  const found = parts.map((words) => ({ count: Number(/^\d+(?= )/.exec(words)?.[0] ?? Number.NaN), words }))
  const wrong = found.find(({ count }) => !(count >= 0 && count <= all))
  if (wrong)
    return `a group of a risk begins with how many of ${all}: "${wrong.words}" does not. Separate groups by semicolons.`
  return { what: what.trim(), of: all, groups: found }
}
