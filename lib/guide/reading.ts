import type { GuideCheck, GuideFile } from './guide-file'
import type { GuideSection } from './guide-section'

/** The answer that every check offers beside the file's own options */
export const NOT_SURE = 'not-sure'

export type Part = {
  section: GuideSection
  /** Counts from 1 */
  number: number
  of: number
  previousId: string | null
  nextId: string | null
  checks: GuideCheck[]
}

/** A section with its place in the guide; null for an id the guide does not have. */
export function partOf(guide: GuideFile, sectionId: string): Part | null {
  const at = guide.sections.findIndex(({ id }) => id === sectionId)
  const section = guide.sections[at]
  if (!section) return null
  return {
    section,
    number: at + 1,
    of: guide.sections.length,
    previousId: guide.sections[at - 1]?.id ?? null,
    nextId: guide.sections[at + 1]?.id ?? null,
    checks: guide.checks.filter((check) => check.section === sectionId),
  }
}

/** Where reading goes on: the first section not yet read; null when all are. */
export const stoppedAt = (guide: GuideFile, readIds: readonly string[]): string | null =>
  guide.sections.find(({ id }) => !readIds.includes(id))?.id ?? null

export type CheckView = {
  id: string
  topic: string
  question: string
  options: { id: string; text: string }[]
  /** The latest go; null before the first */
  answer: { optionId: string; text: string | null; understood: boolean; explanation: string | null } | null
  /** Markdown of the text that answers it */
  passage: string
}

/** A check as the reader sees it: what is right, and why, only after an answer. */
export function checkView(check: GuideCheck, section: GuideSection, optionId: string | null): CheckView {
  const option = check.options.find(({ id }) => id === optionId)
  const right = check.options.find(({ correct }) => correct)
  return {
    id: check.id,
    topic: check.topic,
    question: check.question,
    options: check.options.map(({ id, text }) => ({ id, text })),
    answer:
      optionId === null
        ? null
        : {
            optionId,
            text: option?.text ?? null,
            understood: option !== undefined && option === right,
            explanation: option?.explanation ?? null,
          },
    passage: section.passages.find(({ id }) => id === check.passage)?.markdown ?? '',
  }
}

/** Key point and text of a section as one piece of Markdown, so that its sources are numbered once. */
export const sectionMarkdown = ({ keyPoint, body }: GuideSection): string =>
  keyPoint === null ? body : `${keyBlock(keyPoint)}\n\n${body}`

/** A block in the key point has colons of its own: the outer one needs more */
export function keyBlock(keyPoint: string): string {
  const runs = keyPoint.match(/:{3,}/g) ?? []
  const colons = ':'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return `${colons}key\n${keyPoint}\n${colons}`
}
