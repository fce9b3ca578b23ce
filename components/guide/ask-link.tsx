type Props = { href: string; words: string; label: string }

/**
 * After a paragraph: quiet, in the room between two, so that reading comes first. As large to the finger as every
 * control, it reaches over the white above and below it.
 */
export function AskLink({ href, words, label }: Props) {
  return (
    <p
      data-unspoken
      className="pointer-events-none relative !-my-2 flex h-[48px] justify-end text-small print:hidden"
    >
      <a
        href={href}
        aria-label={label}
        className="pointer-events-auto inline-flex min-h-[48px] items-center px-1 text-quiet decoration-rule hover:text-accent"
      >
        {words}
      </a>
    </p>
  )
}
