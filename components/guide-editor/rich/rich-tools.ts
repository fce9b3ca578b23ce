import type { Editor } from '@tiptap/core'
import { togglePassage } from './rich-passages'
import { tableAt } from './rich-table-edit'

export type PanelName = 'picture' | 'source' | 'word' | 'link' | 'risk' | 'table'

export type Tool = {
  words: string
  /** Read out and shown on pointing, where the words are not all there is to say */
  title?: string
  isOn?: (editor: Editor) => boolean
  isPossible?: (editor: Editor) => boolean
  run?: (editor: Editor) => void
  panel?: PanelName
}

const mark = (words: string, name: 'bold' | 'italic', keys: string): Tool => ({
  ...{ words, title: `${words} (${keys})` },
  isOn: (editor) => editor.isActive(name),
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
})

const bold = mark('Bold', 'bold', 'Ctrl B')
const italic = mark('Italic', 'italic', 'Ctrl I')

/** A cell of a table is one line */
const isNoCell = (editor: Editor): boolean => tableAt(editor) === null

const list: Tool = {
  words: 'List',
  isPossible: isNoCell,
  isOn: (editor) => editor.isActive('bulletList'),
  run: (editor) => editor.chain().focus().toggleBulletList().run(),
}

const numbered: Tool = {
  words: 'Numbered list',
  isPossible: isNoCell,
  isOn: (editor) => editor.isActive('orderedList'),
  run: (editor) => editor.chain().focus().toggleOrderedList().run(),
}

const heading: Tool = {
  words: 'Heading',
  isOn: (editor) => editor.isActive('heading'),
  isPossible: (editor) => editor.isActive('heading') || editor.can().toggleHeading({ level: 3 }),
  run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
}

const passage: Tool = {
  words: 'Passage',
  title: 'Passage that a check shows again',
  isOn: (editor) => editor.isActive('passage'),
  run: (editor) => togglePassage(editor, 'passage'),
}

const safety: Tool = {
  words: 'Safety text',
  title: 'Safety text: who read it is told when it changes',
  isOn: (editor) => editor.isActive('safety'),
  run: (editor) => togglePassage(editor, 'safety'),
}

const link: Tool = { words: 'Link', title: 'Link to a page elsewhere (Ctrl K)', panel: 'link' }
const picture: Tool = { words: 'Picture', panel: 'picture' }
const risk: Tool = { words: 'Risk', title: 'So many of 100 or 1,000 people, drawn', panel: 'risk' }
const table: Tool = { words: 'Table', panel: 'table' }
const source: Tool = { words: 'Source', panel: 'source' }
const word: Tool = { words: 'Glossary word', panel: 'word' }

const undo: Tool = {
  ...{ words: 'Undo', title: 'Undo (Ctrl Z)' },
  isPossible: (editor) => editor.can().undo(),
  run: (editor) => editor.chain().focus().undo().run(),
}

const redo: Tool = {
  ...{ words: 'Redo', title: 'Redo (Ctrl Shift Z)' },
  isPossible: (editor) => editor.can().redo(),
  run: (editor) => editor.chain().focus().redo().run(),
}

/** `line`: a sentence or two; `part`: everything that a guide can have */
export const toolsOf = (kind: 'line' | 'part'): readonly (readonly Tool[])[] =>
  kind === 'line'
    ? [[bold, italic], [source], [undo, redo]]
    : [
        [bold, italic],
        [heading, list, numbered],
        [passage, safety],
        [link, source, word],
        [picture, risk, table],
        [undo, redo],
      ]
