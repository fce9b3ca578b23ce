import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { HEADINGS } from '@/lib/guide-draft/editor-document'
import { GuideLinkMark } from './rich-link'
import { Citation, Passage, Picture, Raw, Risk, Safety } from './rich-nodes'
import { Table, TableCell, TableRow } from './rich-table'

/**
 * What can be written: exactly what lib/guide-draft/editor-document.ts says, and what a guide's Markdown holds. No colour,
 * no size, no address that a guide may not lead to: whatever is pasted comes through this. A `line` has no link.
 */
export const richSchema = (
  addresses: Readonly<Record<string, string>> = {},
  kind: 'line' | 'part' = 'part',
): Extensions => [
  Document.extend({ content: '(block | passageBlock)+' }),
  Paragraph,
  Text,
  Heading.extend({ marks: 'bold italic' }).configure({ levels: [HEADINGS.least as 3, HEADINGS.most as 4] }),
  Bold,
  Italic,
  ...(kind === 'part' ? [GuideLinkMark] : []),
  HardBreak,
  BulletList,
  OrderedList,
  ListItem.extend({
    content: 'paragraph (paragraph | bulletList | orderedList)*',
    // Tab leaves the field, as everywhere: a list goes deeper with the keys of other writing programs
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        'Mod-]': () => this.editor.commands.sinkListItem(this.name),
        'Mod-[': () => this.editor.commands.liftListItem(this.name),
      }
    },
  }),
  Citation,
  Picture.configure({ addresses }),
  Risk,
  Table,
  TableRow,
  TableCell,
  Raw,
  Passage,
  Safety,
]
