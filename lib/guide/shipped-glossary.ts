import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languageOf } from '@/lib/platform/language'
import { type GlossaryEntry, type GlossaryMatch, glossaryTermsIn, parseGlossary } from './glossary'

const read = new Map<Language, GlossaryEntry[]>()

/** The glossed words in a piece of Markdown, from the glossary of its language in content/ */
export function glossedIn(markdown: string, language: string): GlossaryEntry[] {
  return glossedWordsIn(markdown, language).map(({ entry }) => entry)
}

/** The same, each with how it is spelled where it first stands */
export const glossedWordsIn = (markdown: string, language: string): GlossaryMatch[] =>
  glossaryTermsIn(markdown, shippedGlossary(language))

/** Every glossed word of a language */
export function shippedGlossary(tag: string): GlossaryEntry[] {
  const language = languageOf(tag)
  const known = read.get(language)
  if (known) return known
  const path = join(process.cwd(), `content/glossary.${language}.yaml`)
  const glossary = parseGlossary(readFileSync(path, 'utf8'))
  read.set(language, glossary)
  return glossary
}
