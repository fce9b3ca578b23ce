import { parse } from 'yaml'
import { z } from 'zod'
import { proseLines } from '@/lib/guide/guide-prose'

const entry = z.strictObject({
  term: z.string().min(1),
  /** Drug names are hard by nature, so the reading grade leaves them out. */
  kind: z.enum(['drug', 'term']),
  /** Brand names, plurals and other spellings that mean the same. */
  also: z.array(z.string().min(1)).default([]),
  /** How to say it, such as "yoo-PAD-uh-SYE-ti-nib". */
  say: z.string().min(1),
  /** One plain sentence. */
  meaning: z.string().min(1),
})

export type GlossaryEntry = z.infer<typeof entry>

/** A term as found in a text; `text` is the spelling found there. */
export interface GlossaryMatch {
  entry: GlossaryEntry
  text: string
}

/** Reads a glossary file (YAML, a list of entries). Throws a ZodError or YAMLParseError when it is not one. */
export function parseGlossary(text: string): GlossaryEntry[] {
  return z.array(entry).parse(parse(text))
}

/** The glossed terms in a piece of Markdown, each once, in order of first use; the longest term wins a place. */
export function glossaryTermsIn(markdown: string, glossary: readonly GlossaryEntry[]): GlossaryMatch[] {
  const byName = new Map(
    glossary.flatMap((item) => [item.term, ...item.also].map((name) => [name.toLowerCase(), item])),
  )
  if (byName.size === 0) return []
  const pattern = namePattern([...byName.keys()])
  const found = new Map<GlossaryEntry, GlossaryMatch>()
  for (const { text } of proseLines(markdown)) {
    for (const [match] of text.matchAll(pattern)) {
      const item = byName.get(match.toLowerCase()) ?? byName.get(match.toLowerCase().replace(/s$/, ''))
      if (item && !found.has(item)) found.set(item, { entry: item, text: match })
    }
  }
  return [...found.values()]
}

/** Matches any of the names as a whole word, also with a plural s, in any case. */
export function namePattern(names: readonly string[]): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})s?(?![\\p{L}\\p{N}])`, 'giu')
}
