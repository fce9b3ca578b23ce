import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { cookieName } from './cookie'
import { environment } from './env'
import { acceptedLanguage, type Language, languageOf } from './language'
import { type PseudoLanguage, pseudoMessages, pseudoOf } from './pseudo-language'

const messages: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import('@/content/messages/en'),
  es: () => import('@/content/messages/es'),
}

/** next-intl's request configuration: the person's language (a cookie set at sign-in), or else the browser's. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieName('language'))?.value
  const locale = chosen ? languageOf(chosen) : acceptedLanguage((await headers()).get('accept-language'))
  const spoken = (await messages[locale]()).default
  // Asked what the machine's zone is, Intl takes longer than a page's words do, each time. No sentence has a time in it that was not put
  // into words in the clinic's zone before.
  const timeZone = 'UTC'
  return { locale, timeZone, messages: (await pseudoChosen()) ? pseudoMessages(spoken as never) : spoken }
})

/** The language of a test that was chosen in this browser; never one where the settings do not allow it */
export async function pseudoChosen(): Promise<PseudoLanguage | null> {
  if (!environment().PSEUDO_LANGUAGES) return null
  return pseudoOf((await cookies()).get(cookieName('language'))?.value)
}
