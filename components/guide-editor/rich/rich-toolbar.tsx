'use client'

import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type PanelName, type Tool, toolsOf } from './rich-tools'

type Props = {
  editor: Editor
  kind: 'line' | 'part'
  label: string
  controls: string
  panel: PanelName | null
  onPanel: (panel: PanelName) => void
}

/** One stop for Tab; arrows, Home and End go along it, Escape back to the text */
export function RichToolbar({ editor, kind, label, controls, panel, onPanel }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const groups = toolsOf(kind)
  const all = groups.flat()
  const go = (to: number) => {
    const next = (to + all.length) % all.length
    setAt(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape') editor.commands.focus()
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      onKeyDown={onKeyDown}
      className="sticky top-0 z-10 flex flex-wrap gap-x-1 gap-y-0.5 rounded-t-soft border-2 border-b-0 border-edge bg-wash p-0.5"
    >
      {groups.map((tools) => (
        <div
          key={tools[0]?.words}
          className="flex flex-wrap pr-1 sm:border-r sm:border-rule sm:last:border-r-0"
        >
          {tools.map((tool) => (
            <ToolButton
              key={tool.words}
              tool={tool}
              editor={editor}
              isStop={all.indexOf(tool) === at}
              isOpen={tool.panel !== undefined && tool.panel === panel}
              onUse={() => {
                setAt(all.indexOf(tool))
                if (tool.panel) onPanel(tool.panel)
                else tool.run?.(editor)
              }}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type ButtonProps = { tool: Tool; editor: Editor; isStop: boolean; isOpen: boolean; onUse: () => void }

function ToolButton({ tool, editor, isStop, isOpen, onUse }: ButtonProps) {
  const { words, title, isOn, isPossible, panel } = tool
  const state = panel ? { 'aria-expanded': isOpen } : isOn ? { 'aria-pressed': isOn(editor) } : {}
  return (
    <button
      type="button"
      title={title}
      tabIndex={isStop ? 0 : -1}
      // it stays in its place for the keyboard, and says that it does nothing now
      aria-disabled={isPossible && !isPossible(editor) ? true : undefined}
      {...state}
      // the text keeps its selection
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isPossible || isPossible(editor)) onUse()
      }}
      className="min-h-[32px] cursor-pointer rounded-soft px-1 text-small font-semibold text-accent hover:bg-raised aria-disabled:cursor-default aria-disabled:font-normal aria-disabled:text-quiet aria-expanded:bg-raised aria-pressed:bg-accent aria-pressed:text-on-accent"
    >
      {words}
    </button>
  )
}
