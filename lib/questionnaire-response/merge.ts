import {
  type Answer,
  type AnswerPatch,
  type Answers,
  answerOf,
  sameAnswer,
} from '@/lib/questionnaire/answers'

/** A change on record, made after the revision that a save is based on; `isOwn`: by the same loaded page */
export type LaterChange = {
  linkId: string
  before: Answer | null
  at: Date
  revision: number
  isOwn: boolean
}

export type Accepted = { linkId: string; before: Answer | null; after: Answer | null }

/** Both sides changed it: `other` stood there since `otherAt` and is now in the history, `kept` stands */
export type Collision = { linkId: string; kept: Answer | null; other: Answer | null; otherAt: Date }

export type Merge = { accepted: Accepted[]; collisions: Collision[] }

type Saved = {
  patch: AnswerPatch
  touched: readonly string[]
  /** The latest revision that this page was told of: what came before it is not told again */
  heard: number
}

/**
 * What a save changes, answer by answer. One that is as the page last knew it (as it was loaded, or as the page itself
 * saved it since) was not changed by this person and leaves alone what somebody else made of it, unless the page says that
 * it was touched. Where both changed it, this one, the later, stands. `later` are the changes after the base, oldest first.
 */
export function merge(
  current: Answers,
  { patch, touched, heard }: Saved,
  later: readonly LaterChange[],
): Merge {
  const accepted: Accepted[] = []
  const collisions: Collision[] = []
  for (const [linkId, after] of Object.entries(patch)) {
    const before = answerOf(current, linkId) ?? null
    const changes = later.filter((change) => change.linkId === linkId)
    /** What stood after the change at this place among them */
    const stood = (at: number) => (at + 1 < changes.length ? (changes[at + 1]?.before ?? null) : before)
    const own = changes.findLastIndex(({ isOwn }) => isOwn)
    const known = own >= 0 ? stood(own) : (changes[0]?.before ?? (changes.length > 0 ? null : before))
    const isSame = sameAnswer(before, after)
    if (isSame && own !== changes.length - 1) continue
    if (!isSame && sameAnswer(known, after) && !touched.includes(linkId)) continue
    if (!isSame) accepted.push({ linkId, before, after })
    const theirs = changes.findLastIndex(({ isOwn, revision }) => !isOwn && revision > heard)
    const other = changes[theirs]
    if (other) collisions.push({ linkId, kept: after, other: stood(theirs), otherAt: other.at })
  }
  return { accepted, collisions }
}
