import { keepTyped, typedBefore } from './typed-form'

/**
 * What somebody searched for is a name or a birth date, and an address is read by proxies, histories and whoever looks over a shoulder.
 * So the words wait behind a token, for that account and twelve hours, as typed forms do: a page of results can be read
 * again and gone back to. No words, no token.
 */
export async function keepWords(words: string, accountId: string): Promise<string | null> {
  const kept = words.trim().slice(0, 200)
  if (!kept) return null
  const form = new FormData()
  form.set('words', kept)
  return keepTyped(form, {}, accountId)
}

/** The words behind the token in an address; empty where it is none, or not this account's, or too old */
export async function wordsOf(token: unknown, accountId: string): Promise<string> {
  return (await typedBefore(token, accountId))?.fields.words?.[0] ?? ''
}
