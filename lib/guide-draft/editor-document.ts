/**
 * A part's text as the editor without Markdown holds it: ProseMirror's JSON of the schema in
 * components/guide-editor/rich/rich-schema.ts. What a guide's Markdown has beyond it stands in a `raw` block, untouched.
 */
export type EditorDocument = { type: 'doc'; content: EditorBlock[] }

export type EditorMark = { type: 'bold' | 'italic' }

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

/** What may stand in a passage or in safety text too */
export type EditorPlainBlock =
  | EditorParagraph
  | EditorList
  | { type: 'heading'; attrs: { level: number }; content?: EditorInline[] }
  | { type: 'picture'; attrs: { name: string; alt: string } }
  /** Markdown that the editor has no form for, a line's worth or a table's */
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
