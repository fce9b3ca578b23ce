import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { cookieName } from './cookie'
import { acceptedLanguage, type Language, languageOf } from './language'

const messages: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import('@/content/messages/en'),
  es: () => import('@/content/messages/es'),
}

/** next-intl's request configuration: the person's language (a cookie set at sign-in), or else the browser's. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieName('language'))?.value
  const locale = chosen ? languageOf(chosen) : acceptedLanguage((await headers()).get('accept-language'))
  return { locale, messages: (await messages[locale]()).default }
})
