/** The languages the screens exist in. The first stands in for those that do not. */
export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** The nearest language we have for a BCP 47 tag */
export function languageOf(tag: string | undefined): Language {
  const base = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === base) ?? 'en'
}

/** The first language of an Accept-Language header that we have: "fr-CA,es;q=0.8" is Spanish. They come in the order wished for. */
export function acceptedLanguage(header: string | null): Language {
  const bases = (header ?? '').split(',').map((part) => part.trim().toLowerCase().split(/[-;]/)[0])
  for (const base of bases) {
    const found = LANGUAGES.find((language) => language === base)
    if (found) return found
  }
  return 'en'
}

/** What a language calls itself, for those who look for theirs */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', es: 'Español' }

/** What somebody is asked who chose a language before signing in to an account that has another, in the one they chose */
export const LANGUAGE_OFFERS: Record<Language, { text: string; yes: string; no: string }> = {
  en: {
    text: 'You chose English before you signed in. Read everything in English?',
    yes: 'Yes, in English',
    no: 'No, leave it as it is',
  },
  es: {
    text: 'Antes de iniciar sesión eligió español. ¿Leer todo en español?',
    yes: 'Sí, en español',
    no: 'No, dejarlo como está',
  },
}

/** Leads to a page of ours in a language */
export const languagePath = (language: Language, next: string): string =>
  `/language?to=${language}&next=${encodeURIComponent(next)}`
