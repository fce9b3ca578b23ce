'use client'

import { useEffect, useSyncExternalStore } from 'react'

export type Shortcut = { key: string; does: string }

type Props = {
  /** What the page's controls do; each bears its key as aria-keyshortcuts */
  shortcuts: readonly Shortcut[]
  words: { open: string; title: string; use: string; close: string }
}

const PANEL = 'shortcuts'
const OFF = 'shortcuts-off'

const listeners = new Set<() => void>()
const isOff = (): boolean => {
  try {
    return localStorage.getItem(OFF) !== null
  } catch {
    // a browser that keeps nothing keeps the keys on
    return false
  }
}
function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
function use(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  } catch {
    return
  }
  for (const changed of listeners) changed()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select') !== null)

/**
 * Single keys that press what stands on the page, with a hint that lists them and switches them off for this browser
 * (WCAG 2.1.4). Nothing while somebody types, with a modifier held, or under an open panel.
 */
export function Shortcuts({ shortcuts, words }: Props) {
  const on = useSyncExternalStore(
    listen,
    () => !isOff(),
    () => null,
  )
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || document.querySelector(':popover-open, dialog[open]')) return
      if (event.key === '?') return document.getElementById(PANEL)?.showPopover()
      const known = shortcuts.some(({ key }) => key === event.key)
      const control = known && document.querySelector(`[aria-keyshortcuts="${event.key}"]`)
      if (!(control instanceof HTMLElement)) return
      event.preventDefault()
      control.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, shortcuts])
  // its place is kept, so that nothing moves when the script has come
  if (on === null) return <span className="hidden min-h-[32px] min-w-[32px] lg:block" />
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        aria-label={words.open}
        title={words.open}
        className="hidden min-h-[32px] min-w-[32px] cursor-pointer rounded-soft border border-edge text-small font-semibold text-accent hover:border-accent lg:block"
      >
        ?
      </button>
      <div
        id={PANEL}
        popover="auto"
        className="m-auto w-[min(400px,94vw)] rounded-soft border-2 border-edge bg-raised p-2 text-clinic text-ink backdrop:bg-veil"
      >
        <h2 className="text-lead font-bold">{words.title}</h2>
        <dl className={`my-1 grid grid-cols-[40px_1fr] gap-y-0.5 ${on ? '' : 'text-quiet line-through'}`}>
          {[...shortcuts, { key: '?', does: words.open }].map(({ key, does }) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-soft border border-edge px-1 font-sans font-semibold">{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-[32px] cursor-pointer items-center gap-1">
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => use(target.checked)}
            className="size-[20px] accent-accent"
          />
          {words.use}
        </label>
        <button
          type="button"
          popoverTarget={PANEL}
          popoverTargetAction="hide"
          className="min-h-[32px] cursor-pointer text-accent underline underline-offset-4"
        >
          {words.close}
        </button>
      </div>
    </>
  )
}
