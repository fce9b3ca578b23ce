import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { languageOf, languagePath } from '@/lib/platform/language'

/**
 * A page that a mail leads to, in the language of whoever the mail was sent to, before anybody has signed in. It comes
 * back with `language` in its address, so that a browser without cookies is sent round once only.
 */
export async function inLanguageOf(language: string, page: string): Promise<void> {
  const wanted = languageOf(language)
  if (wanted !== (await getLocale())) redirect(languagePath(wanted, `${page}?language=1`))
}
