import type { GuideFile } from './guide-file'
import { withoutCitations } from './guide-prose'

/** What became of a safety block that somebody read */
export type SafetyChange = {
  blockId: string
  sectionId: string
  heading: string
  /** Markdown as they know it; null for a block that is new in a section that they read */
  before: string | null
  /** Markdown as it is now; null where it was taken out */
  after: string | null
}

/** A section of a version that was opened or read, or a block's change that was read: which words somebody saw */
export type Seen = { guide: GuideFile; revision: number; at: Date } & (
  | { sectionId: string }
  | { blockId: string }
)

type Known = { sectionId: string; heading: string; markdown: string | null }

/**
 * What a reader has to be told now: the safety blocks that they saw whose words are others in the newest version than
 * the newest that they saw. Sources and spacing are no words. Nobody else is told.
 */
export function safetyChanges(seen: readonly Seen[], newest: GuideFile): SafetyChange[] {
  const known = new Map<string, Known>()
  const sections = new Set<string>()
  // whoever looks into an old version again knows the newer words still
  for (const one of seen.toSorted((a, b) => a.revision - b.revision))
    if ('blockId' in one) learnBlock(known, one.guide, one.blockId)
    else {
      sections.add(one.sectionId)
      learnSection(known, one.guide, one.sectionId)
    }
  const now = blocksOf(newest)
  // new in a section that they read: they know none of its words
  for (const { id, sectionId, heading } of now)
    if (!known.has(id) && sections.has(sectionId)) known.set(id, { sectionId, heading, markdown: null })
  return [...known].flatMap(([blockId, last]) => {
    const after = now.find(({ id }) => id === blockId)
    if (wordsOf(last.markdown) === wordsOf(after?.markdown ?? null)) return []
    return {
      ...{ blockId, sectionId: after?.sectionId ?? last.sectionId, heading: after?.heading ?? last.heading },
      ...{ before: last.markdown, after: after?.markdown ?? null },
    }
  })
}

function learnSection(known: Map<string, Known>, guide: GuideFile, sectionId: string): void {
  const blocks = blocksOf(guide)
  for (const { id, ...block } of blocks) if (block.sectionId === sectionId) known.set(id, block)
  // where they saw it once, they have now read that it is gone
  for (const [id, last] of known)
    if (last.sectionId === sectionId && !blocks.some((block) => block.id === id))
      known.set(id, { ...last, markdown: null })
}

function learnBlock(known: Map<string, Known>, guide: GuideFile, blockId: string): void {
  const block = blocksOf(guide).find(({ id }) => id === blockId)
  const last = known.get(blockId)
  if (block)
    known.set(blockId, { sectionId: block.sectionId, heading: block.heading, markdown: block.markdown })
  else if (last) known.set(blockId, { ...last, markdown: null })
}

type Block = { id: string; sectionId: string; heading: string; markdown: string }

const blocksOf = (guide: GuideFile): Block[] =>
  guide.sections.flatMap(({ id: sectionId, heading, passages }) =>
    passages
      .filter(({ kind }) => kind === 'safety')
      .map(({ id, markdown }) => ({ id, sectionId, heading, markdown })),
  )

const wordsOf = (markdown: string | null): string | null =>
  markdown === null ? null : withoutCitations(markdown).replace(/\s+/g, ' ').trim()
