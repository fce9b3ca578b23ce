import type { ReactNode } from 'react'

export type Meaning = { text: string; term: string; said: string; meaning: string }

/** A hard word with what it means: it opens over the foot of the page, without script and without leaving it */
export function GlossedWord({
  id,
  meaning: { term, said, meaning },
  close,
  children,
}: {
  id: string
  meaning: Meaning
  close: string
  children: ReactNode
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="cursor-pointer font-[inherit] text-inherit underline decoration-accent decoration-dotted decoration-2 underline-offset-4 hover:decoration-solid print:no-underline"
      >
        {children}
      </button>
      <span
        id={id}
        popover="auto"
        className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[60vh] w-full max-w-none overflow-y-auto border-t-4 border-accent bg-raised p-2 text-start text-body font-normal text-ink"
      >
        <span className="mx-auto block max-w-[672px]">
          <span className="block">
            <span className="font-bold">{term}</span> <span className="text-quiet">{said}</span>
          </span>
          <span className="measure mt-0.5 block">{meaning}</span>
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            className="mt-1 min-h-[48px] cursor-pointer pe-2 text-accent underline underline-offset-4"
          >
            {close}
          </button>
        </span>
      </span>
    </>
  )
}
