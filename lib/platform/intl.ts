import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { type Language, languageOf } from './language'

const messages: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import('@/content/messages/en'),
}

/** next-intl's request configuration: the language follows the person (a cookie set when they sign in). */
export default getRequestConfig(async () => {
  const locale = languageOf((await cookies()).get('language')?.value)
  return { locale, messages: (await messages[locale]()).default }
})
