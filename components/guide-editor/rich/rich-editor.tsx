'use client'

import { Editor, Extension } from '@tiptap/core'
import { Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { EditorDocument } from '@/lib/guide-draft/editor-document'
import { type EditorText, editorText } from '@/lib/guide-draft/editor-reading'
import { markdownOf } from '@/lib/guide-draft/editor-writing'
import { GlossaryWords } from './rich-glossary'
import { LinkKey } from './rich-link'
import { RichLinkPanel } from './rich-link-panel'
import { type Choices, RichPanel } from './rich-panel'
import { PassageNames } from './rich-passages'
import { RichRiskPanel } from './rich-risk-panel'
import { richSchema } from './rich-schema'
import { RichTablePanel } from './rich-table-panel'
import { RichToolbar } from './rich-toolbar'
import type { PanelName } from './rich-tools'

export type RichProps = {
  id: string
  kind: 'line' | 'part'
  label: string
  language: string
  choices: Choices
  /** Where the picture of a name is */
  addresses: Readonly<Record<string, string>>
  /** Matches the words that the glossary explains */
  glossary: string
}

type Props = RichProps & {
  field: HTMLTextAreaElement
  /** The text is one that has to be written as Markdown; nothing of it was changed */
  onRefused: () => void
}

const look = [
  'rounded-b-soft border-2 border-edge bg-raised px-1.5 py-1 break-words whitespace-break-spaces',
  '[&_p+*]:mt-1 [&_ul+*]:mt-1 [&_ol+*]:mt-1 [&_section+*]:mt-1 [&_figure+*]:mt-1 [&_div+*]:mt-1 [&_table+*]:mt-1',
  '[&_ul]:list-disc [&_ul]:pl-3 [&_ol]:list-decimal [&_ol]:pl-3 [&_h3]:mt-2 [&_h3]:font-bold [&_h4]:font-semibold',
  '[&_.ProseMirror-selectednode]:outline-3 [&_.ProseMirror-selectednode]:outline-accent',
].join(' ')

/**
 * The editor without Markdown. What it holds is written back as Markdown at every change, so that the form that it
 * stands in is the same with it and without.
 */
export default function RichEditor(props: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [panel, setPanel] = useState<PanelName | null>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const begin = useEffectEvent((element: HTMLElement) => {
    const { field, kind, onRefused } = props
    const text = editorText(field.value)
    const held = JSON.stringify(text?.document)
    // what was refused and has something in it that only Markdown shows is mended as Markdown; a line has no link
    const isShown =
      text && !(isInvalid(field) && held.includes('"raw"')) && (kind === 'part' || !held.includes('"link"'))
    if (!isShown) {
      onRefused()
      return null
    }
    const hadFocus = document.activeElement === field
    // before the editor is there, so that there are never two; links to the field lead to what is seen of it
    field.hidden = true
    field.id = `${props.id}-markdown`
    const editor = made(element, text, props, () => setPanel('link'))
    editor.on('update', () => {
      field.value = markdownOf(editor.getJSON() as EditorDocument, text.spellings)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    // who began to write before it was there goes on in it
    if (hadFocus) editor.commands.focus('end')
    return editor
  })
  const end = useEffectEvent(() => {
    props.field.hidden = false
    props.field.id = props.id
  })
  useEffect(() => {
    const begun = place.current && begin(place.current)
    if (!begun) return
    begun.on('transaction', redraw)
    setEditor(begun)
    return () => {
      begun.destroy()
      end()
    }
  }, [])
  const close = () => {
    setPanel(null)
    editor?.commands.focus()
  }
  return (
    <>
      {editor ? (
        <RichToolbar
          editor={editor}
          kind={props.kind}
          label={`Tools for: ${props.label}`}
          controls={props.id}
          panel={panel}
          onPanel={(wanted) => setPanel(wanted === panel ? null : wanted)}
        />
      ) : null}
      {editor && panel === 'link' ? <RichLinkPanel editor={editor} onClose={close} /> : null}
      {editor && panel === 'risk' ? (
        <RichRiskPanel editor={editor} language={props.language} onClose={close} />
      ) : null}
      {editor && panel === 'table' ? <RichTablePanel editor={editor} onClose={close} /> : null}
      {editor && (panel === 'picture' || panel === 'source' || panel === 'word') ? (
        <RichPanel key={panel} editor={editor} panel={panel} choices={props.choices} onClose={close} />
      ) : null}
      <div ref={place} lang={props.language} />
    </>
  )
}

const isInvalid = (field: HTMLTextAreaElement): boolean => field.ariaInvalid === 'true'

function made(element: HTMLElement, { document }: EditorText, props: Props, onLink: () => void): Editor {
  const { id, kind, label, field, addresses, glossary } = props
  const describedBy = field.getAttribute('aria-describedby')
  return new Editor({
    element,
    extensions: [
      ...richSchema(addresses, kind),
      ...[UndoRedo, Gapcursor, TrailingNode, PassageNames],
      GlossaryWords.configure({ pattern: glossary }),
      toToolbar,
      ...(kind === 'part' ? [LinkKey.configure({ onLink })] : []),
    ],
    content: document,
    // its styles are in app/globals.css: no style stands in a page
    injectCSS: false,
    editorProps: {
      attributes: {
        ...{ id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
        class: `${look} ${kind === 'part' ? 'min-h-[300px]' : 'min-h-[72px]'}`,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(isInvalid(field) && { 'aria-invalid': 'true' }),
      },
    },
  })
}

const toToolbar = Extension.create({
  name: 'toToolbar',
  addKeyboardShortcuts() {
    return {
      'Alt-F10': () => {
        const bar = document.querySelector(`[role=toolbar][aria-controls="${this.editor.view.dom.id}"]`)
        bar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
        return true
      },
    }
  },
})
