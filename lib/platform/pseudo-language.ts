/**
 * Two languages that nobody speaks, for tests: English made 40 % longer, and the same from right to left. Each sentence of
 * the screens stands in brackets of its own, so that one that did not come from the messages shows.
 */
export const PSEUDO_LANGUAGES = ['en-XA', 'en-XB'] as const
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number]

export const pseudoOf = (tag: string | undefined): PseudoLanguage | null =>
  PSEUDO_LANGUAGES.find((one) => one === tag) ?? null

export const isRightToLeft = (language: PseudoLanguage | null): boolean => language === 'en-XB'

type Messages = { [key: string]: string | Messages }

const LONGER = 0.4
const WORDS = 'quite a few more words that other languages would need here to say the very same thing '

/** The messages with each sentence longer and in brackets; what is filled into it and what it marks stay. */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? `⟦${value}${more(value)}⟧` : pseudoMessages(value),
    ]),
  )
}

function more(message: string): string {
  const shown = message.replace(/\{[^{}]*\}|<[^>]*>/g, '').length
  const length = Math.ceil(shown * LONGER)
  return ` ${WORDS.repeat(Math.ceil(length / WORDS.length))
    .slice(0, length)
    .trim()}`
}
