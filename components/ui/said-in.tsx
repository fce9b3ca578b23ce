import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'

/** The `lang` of words that are in this language; none where the page around them is in it too */
export function useLang(language: string | undefined): string | undefined {
  return language === useLocale() ? undefined : language
}

/** Words in a language that may be another than the page's, so that they are read out in it */
export function SaidIn({ lang, children }: { lang: string | undefined; children: ReactNode }) {
  return lang === undefined ? children : <span lang={lang}>{children}</span>
}

/** The same for a component that has words in several */
export function Said({ language, children }: { language: string; children: ReactNode }) {
  return <SaidIn lang={useLang(language)}>{children}</SaidIn>
}
