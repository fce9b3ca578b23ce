import { describe, expect, it } from 'vitest'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import { LANGUAGES, type Language } from '@/lib/platform/language'

/** What is rightly the same in both languages: names, figures, and words that Spanish spells as English does */
const SAME = [
  'answer.no: No',
  'answer.row',
  'errorTitle: Error',
  'ranking.nth',
  'ranking.noPlace',
  'repeat.which',
  'by.patient',
  'clinicPhone',
  'product',
  'visitWith',
].map((line) => line.split(':')[0])

type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, above = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${above}${key}`, value]] : leaves(value, `${above}${key}.`),
  )

/** The arguments of an ICU message with their kinds, the keys of its selects, and its tags: "count plural", "link tag" */
function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  let depth = 0
  for (let at = 0; at < message.length; at++) {
    if (message[at] === '}') depth--
    if (message[at] !== '{') continue
    // what is in the first, third … braces is an argument; in those between, a message of its own
    if (++depth % 2 === 0) continue
    const [, name, kind = 'words'] = /^([\w-]+)\s*(?:,\s*(\w+))?/.exec(message.slice(at + 1)) ?? []
    found.add(`${name} ${kind}`)
  }
  for (const [, keys] of message.matchAll(/, select,((?:[^{}]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*)/g))
    for (const [, key] of (keys ?? '').matchAll(/(\w+) \{/g)) found.add(`${key} selected`)
  for (const [tag] of message.matchAll(/<\w+>/g)) found.add(`${tag} tag`)
  return [...found].toSorted()
}

const english = new Map(leaves(en))
const others: Record<Exclude<Language, 'en'>, Tree> = { es }

describe.each(Object.entries(others))('the screens in %s', (language, tree) => {
  const words = new Map(leaves(tree))

  it('have every sentence that the English ones have, and no other', () => {
    expect([...words.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('say every sentence with the same facts in it', () => {
    const of = (sentences: Map<string, string>) =>
      Object.fromEntries([...words.keys()].map((key) => [key, argumentsOf(sentences.get(key) ?? '')]))
    expect(of(words)).toEqual(of(english))
  })

  it('leave nothing in English', () => {
    const same = [...words].filter(([key, text]) => text === english.get(key) && /\p{L}/u.test(text))
    expect(same.filter(([key]) => !SAME.some((one) => key.endsWith(one ?? key)))).toEqual([])
  })

  it('have an end for every number', () => {
    const plural = [...words].filter(([, text]) => text.includes(', plural,'))
    for (const [key, text] of plural) {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      expect(categories, key).toEqual(expect.arrayContaining(['one', 'other']))
      expect(text, key).toMatch(/\bother \{/)
      expect(text, key).toMatch(/\bone \{|=1 \{/)
    }
  })
})

it('has words in every language there is', () => {
  expect(['en', ...Object.keys(others)]).toEqual([...LANGUAGES])
})

it('sees an argument that is lost, a plural made plain and a select without a case', () => {
  expect(argumentsOf('{count, plural, one {One of {all}} other {# of {all}}}')).toEqual([
    'all words',
    'count plural',
  ])
  expect(argumentsOf('{part, select, day {the day} other {the year}}, <link>{title}</link>')).toEqual([
    '<link> tag',
    'day selected',
    'other selected',
    'part select',
    'title words',
  ])
})
