/** The languages the screens exist in. Spanish takes its slot here when its texts are whole. */
export const LANGUAGES = ['en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The nearest language we have for a BCP 47 tag */
export function languageOf(tag: string | undefined): Language {
  const base = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === base) ?? 'en'
}
