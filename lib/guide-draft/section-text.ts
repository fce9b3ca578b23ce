import { foreignProblems } from '@/lib/guide/guide-foreign'
import type { TextPlace } from '@/lib/guide/guide-link'
import { readSections } from '@/lib/guide/guide-section'
import { sizeProblems } from '@/lib/guide/guide-size'
import { sectionText } from '@/lib/guide/guide-text'
import type { WrittenSection } from './written-guide'

export type SectionRead =
  | { ok: true; section: WrittenSection }
  | { ok: false; errors: { keyPoint?: string; body?: string } }

const after = { id: 'next-section', heading: 'Next', keyPoint: null, body: 'Text.' }

/**
 * A section's text in the form in which it will be read back. Refused, in a sentence: what could run or load, what would
 * take long to read, and what would not come back as it was written (an open block, a heading of another section).
 */
export function sectionRead(typed: WrittenSection): SectionRead {
  const keyPoint = refusal(typed.keyPoint ?? '', 'key')
  const body = refusal(typed.body, 'text')
  if (keyPoint || body) return { ok: false, errors: { ...(keyPoint && { keyPoint }), ...(body && { body }) } }
  const read = readsBack(typed)
  if (read) return { ok: true, section: read }
  if (typed.keyPoint !== null && readsBack({ ...typed, keyPoint: null }))
    return {
      ok: false,
      errors: { keyPoint: 'A block in the key point is not closed. Close it with ::: on a line of its own.' },
    }
  const sentence =
    'A block is not closed, or a heading begins another part. Close each block with ::: on a line of its own, and begin a heading inside a part with ###.'
  return { ok: false, errors: { body: sentence } }
}

function refusal(markdown: string, place: TextPlace): string | undefined {
  // before anything is parsed
  return sizeProblems(markdown, markdown)[0] ?? foreignProblems(markdown, place)[0]
}

/** Null where a word of it would be lost or land in another section */
function readsBack(typed: WrittenSection): WrittenSection | null {
  const [first, second, ...more] = readSections(`${sectionText(typed)}\n\n${sectionText(after)}`, [])
  if (!first || second?.id !== after.id || more.length > 0) return null
  const { id, heading, keyPoint, body } = first
  const read = { id, heading, keyPoint: keyPoint || null, body }
  return signsOf(sectionText(read)) === signsOf(sectionText(typed)) ? read : null
}

const signsOf = (text: string): string => text.replace(/\s+/g, '')
