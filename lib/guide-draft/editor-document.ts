import type { RiskAttributes } from './risk-form'

/**
 * A part's text as the editor without Markdown holds it: ProseMirror's JSON of the schema in
 * components/guide-editor/rich/rich-schema.ts. What a guide's Markdown has beyond it stands in a `raw` block, untouched.
 */
export type EditorDocument = { type: 'doc'; content: EditorBlock[] }

export type EditorMark =
  | { type: 'bold' | 'italic' }
  /** Leads to a page elsewhere: an address that `linkIn` lets stand */
  | { type: 'link'; attrs: { href: string } }

export type EditorInline =
  | { type: 'text'; text: string; marks?: EditorMark[] }
  | { type: 'hardBreak'; marks?: EditorMark[] }
  /** `[^id]`: the source that a fact rests on */
  | { type: 'citation'; attrs: { id: string }; marks?: EditorMark[] }

export type EditorParagraph = { type: 'paragraph'; content?: EditorInline[] }

export type EditorList =
  | { type: 'bulletList'; content: EditorItem[] }
  | { type: 'orderedList'; attrs: { start: number }; content: EditorItem[] }

export type EditorItem = { type: 'listItem'; content: (EditorParagraph | EditorList)[] }

/** Rows of one length, the first of them headings */
export type EditorTable = { type: 'table'; content: EditorRow[] }

export type EditorRow = { type: 'tableRow'; content: EditorCell[] }

export type EditorCell = { type: 'tableCell'; content?: EditorInline[] }

/** What may stand in a passage or in safety text too */
export type EditorPlainBlock =
  | EditorParagraph
  | EditorList
  | EditorTable
  | { type: 'heading'; attrs: { level: number }; content?: EditorInline[] }
  | { type: 'picture'; attrs: { name: string; alt: string } }
  /** Drawn as people, one mark each */
  | { type: 'risk'; attrs: RiskAttributes }
  /** Markdown that the editor has no form for */
  | { type: 'raw'; attrs: { markdown: string } }

export type EditorPassage = {
  type: 'passage' | 'safety'
  attrs: { id: string }
  content: EditorPlainBlock[]
}

export type EditorBlock = EditorPlainBlock | EditorPassage

/** Headings inside a part: a part's own is a field of its own */
export const HEADINGS = { least: 3, most: 4 }

/** A text's blocks, where it has any; the editor always has one to write in */
export const blocksOf = ({ content }: EditorDocument): EditorBlock[] =>
  content.filter((block) => block.type !== 'paragraph' || (block.content?.length ?? 0) > 0)
