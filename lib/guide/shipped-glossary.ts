import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GlossaryEntry, glossaryTermsIn, parseGlossary } from './glossary'

let read: GlossaryEntry[] | undefined

/** The glossed words in a piece of Markdown, from content/glossary.en.yaml; other languages have none yet. */
export function glossedIn(markdown: string, language: string): GlossaryEntry[] {
  return glossaryTermsIn(markdown, shippedGlossary(language)).map(({ entry }) => entry)
}

/** Every glossed word of a language */
export function shippedGlossary(language: string): GlossaryEntry[] {
  if (language !== 'en') return []
  read ??= parseGlossary(readFileSync(join(process.cwd(), 'content/glossary.en.yaml'), 'utf8'))
  return read
}
