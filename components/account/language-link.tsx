import { getLocale } from 'next-intl/server'
import { LANGUAGE_NAMES, LANGUAGES, languagePath } from '@/lib/platform/language'

/** Before sign-in: the same page in the other language, named in its own. `next` is the page's address. */
export async function LanguageLink({ next }: { next: string }) {
  const locale = await getLocale()
  const others = LANGUAGES.filter((language) => language !== locale)
  return (
    <ul className="mt-4 flex gap-3">
      {others.map((language) => (
        <li key={language}>
          <a
            href={languagePath(language, next)}
            lang={language}
            hrefLang={language}
            className="inline-flex min-h-[48px] items-center"
          >
            {LANGUAGE_NAMES[language]}
          </a>
        </li>
      ))}
    </ul>
  )
}
