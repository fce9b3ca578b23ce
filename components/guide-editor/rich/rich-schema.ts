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
import { Citation, Passage, Picture, Raw, Safety } from './rich-nodes'

/**
 * What can be written: exactly what lib/guide-draft/editor-document.ts says, and what a guide's Markdown holds. No link,
 * no colour, no size: whatever is pasted comes through this.
 */
export const richSchema = (addresses: Readonly<Record<string, string>> = {}): Extensions => [
  Document.extend({ content: '(block | passageBlock)+' }),
  Paragraph,
  Text,
  Heading.configure({ levels: [HEADINGS.least as 3, HEADINGS.most as 4] }),
  Bold,
  Italic,
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
  Raw,
  Passage,
  Safety,
]
