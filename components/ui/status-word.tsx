import type { ReactNode } from 'react'

const shapes = { done: '●', partly: '◐', open: '○', urgent: '▲', clarify: '◆', seen: '✓' }
const inks = {
  done: 'text-accent',
  partly: 'text-ink',
  open: 'text-quiet',
  urgent: 'text-urgent',
  clarify: 'text-clarify',
  seen: 'text-quiet',
}

/** A state as a word with a shape: readable without colour */
export function StatusWord({ state, children }: { state: keyof typeof shapes; children: ReactNode }) {
  return (
    <span className={`whitespace-nowrap font-semibold ${inks[state]}`}>
      <span aria-hidden="true">{shapes[state]} </span>
      {children}
    </span>
  )
}
