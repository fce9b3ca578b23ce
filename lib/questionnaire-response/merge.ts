import {
  type Answer,
  type AnswerPatch,
  type Answers,
  answerOf,
  sameAnswer,
} from '@/lib/questionnaire/answers'

/** A change on record, made after the revision that a save is based on */
export type LaterChange = { linkId: string; before: Answer | null; at: Date }

export type Accepted = { linkId: string; before: Answer | null; after: Answer | null }

/** Both sides changed it: `other` stood there since `otherAt` and is now in the history, `kept` stands */
export type Collision = { linkId: string; kept: Answer | null; other: Answer | null; otherAt: Date }

export type Merge = { accepted: Accepted[]; collisions: Collision[] }

/**
 * What a save changes, answer by answer. One that is the same as at the base revision was not changed by this person and
 * leaves alone what somebody else made of it since, unless the page says that it was touched. Where both changed it,
 * this one, the later, stands. `later` are the changes after the base, oldest first.
 */
export function merge(
  current: Answers,
  patch: AnswerPatch,
  later: readonly LaterChange[],
  touched: readonly string[],
): Merge {
  const accepted: Accepted[] = []
  const collisions: Collision[] = []
  for (const [linkId, after] of Object.entries(patch)) {
    const before = answerOf(current, linkId) ?? null
    if (sameAnswer(before, after)) continue
    const others = later.filter((change) => change.linkId === linkId)
    const atBase = others[0] ? others[0].before : before
    if (sameAnswer(atBase, after) && !touched.includes(linkId)) continue
    accepted.push({ linkId, before, after })
    const last = others.at(-1)
    if (last) collisions.push({ linkId, kept: after, other: before, otherAt: last.at })
  }
  return { accepted, collisions }
}
