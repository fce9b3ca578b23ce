import { cookies } from 'next/headers'
import { cookieName } from './cookie'
import { LANGUAGES, type Language, languageOf } from './language'

export const LANGUAGE_WISH_COOKIE = 'language-wish'

/** What was chosen in this browser before signing in, where it is not what the account reads in; null otherwise */
export async function languageWish(own: string): Promise<Language | null> {
  const wish = (await cookies()).get(cookieName(LANGUAGE_WISH_COOKIE))?.value
  return LANGUAGES.find((language) => language === wish && language !== languageOf(own)) ?? null
}
