import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentProblems, type Library } from '@/lib/guide/content-rules'
import { parseGlossary } from '@/lib/guide/glossary'
import { type GuideFile, parseGuideFile } from '@/lib/guide/guide-file'

const content = new URL('../../content/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, content), 'utf8')
const guideNames = readdirSync(new URL('guides/', content))
const pictureFiles = readdirSync(new URL('pictures/', content))

function guideOf(name: string): GuideFile {
  const result = parseGuideFile(read(`guides/${name}`))
  if (!result.ok) throw new Error(`${name}\n${result.problems.join('\n')}`)
  return result.guide
}

const guides = guideNames.map(guideOf)
const english = guides.filter(({ language }) => language === 'en')
const library: Library = {
  glossary: parseGlossary(read('glossary.en.yaml')),
  guideIds: english.map(({ id }) => id),
  pictureNames: pictureFiles.map((name) => name.replace(/\.svg$/, '')),
}

describe('each English guide', () => {
  it.each(english)('$id keeps every rule', (guide) => {
    expect(contentProblems(guide, library)).toEqual([])
  })
})

describe('the library', () => {
  it('holds the nine modules, each under its own name and place', () => {
    expect(english.map(({ order }) => order).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(guides.map(({ id, language }) => `${id}.${language}.md`)).toEqual(guideNames)
  })

  it('tells nine facts and answers seven questions', () => {
    const sectionsOf = (id: string) => guides.find((guide) => guide.id === id)?.sections.length
    expect(sectionsOf('nine-facts')).toBe(9)
    expect(sectionsOf('seven-questions')).toBe(7)
  })

  it('leads from the first guide to every other one', () => {
    const reached = new Set(['at-a-glance'])
    for (const id of reached)
      for (const next of english.find((guide) => guide.id === id)?.nextGuides ?? []) reached.add(next)
    expect([...reached].sort()).toEqual([...library.guideIds].sort())
  })

  it('explains each word once', () => {
    const names = library.glossary
      .flatMap(({ term, also }) => [term, ...also])
      .map((name) => name.toLowerCase())
    expect(names).toEqual([...new Set(names)])
  })

  it('shows every picture that it ships', () => {
    const shown = guides.flatMap(({ sections }) => sections.flatMap(({ pictures }) => pictures))
    expect(new Set(shown.map(({ name }) => `${name}.svg`))).toEqual(new Set(pictureFiles))
  })
})

describe('each picture', () => {
  it.each(pictureFiles)('%s is safe, legible on a phone and drawn for both schemes', (name) => {
    const svg = read(`pictures/${name}`)
    expect(svg).not.toMatch(/<script|<foreignObject|<image|\son\w+=|javascript:|@import|href=|url\((?!#)/i)
    expect(svg).toMatch(/<title id="[\w-]+">[^<]+<\/title>/)
    expect(svg).toContain('@media (prefers-color-scheme: dark)')
    expect(Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])).toBeLessThanOrEqual(340)
    for (const [, size] of svg.matchAll(/(\d+)px/g)) expect(Number(size)).toBeGreaterThanOrEqual(13)
  })
})

describe('a rule notices', () => {
  const good = guideOf('nine-facts.en.md')
  const withBody = (body: string): GuideFile => ({
    ...good,
    sections: good.sections.map((section, at) => (at === 0 ? { ...section, body } : section)),
  })
  const first = good.sections[0]?.body ?? ''
  const hard =
    'Immunomodulatory pharmacotherapy necessitates individualized haematological surveillance irrespective of symptomatology. '

  it.each<[string, GuideFile, RegExp]>([
    ['a long guide', { ...good, words: 901 }, /901 words/],
    ['a short guide', { ...good, words: 299 }, /299 words/],
    ['hard words', withBody(hard.repeat(60)), /grade \d+\.\d in its text/],
    ['a screen too full', withBody('A cat sat on a mat. '.repeat(60)), /a screen holds/],
    ['a dose without a source', withBody(`${first}\n\nThe dose is 15 mg.`), /does not end with its source/],
    [
      'a time in words without a source',
      withBody('It takes two or three weeks.'),
      /does not end with its source/,
    ],
    ['a drug without a source', withBody('Rinvoq is a tablet.'), /does not end with its source/],
    ['a risk without a source', withBody('It makes shingles more likely.'), /does not end with its source/],
    ['a source before the end', withBody('The dose[^rinvoq] is 15 mg.'), /does not end with its source/],
    ['a frequency without a time', withBody('It hits 30 of 1,000 people.[^rinvoq]'), /without a time/],
    ['a relative risk', withBody('It is twice as common.'), /relative words: "twice as"/],
    ['a share in percent', withBody('It is 30 % higher.[^rinvoq]'), /relative words: "%"/],
    ['skin told by redness alone', withBody('The skin turns red.'), /redness alone/],
    ['a drug without a gloss', withBody('Filgotinib is another.'), /"Filgotinib", which the glossary/],
    ['an exclamation mark', withBody('You can do it!'), /exclamation mark/],
    ['a next guide that is not there', { ...good, nextGuides: ['nowhere'] }, /leads to "nowhere"/],
    [
      'a section without key point',
      { ...good, sections: good.sections.map((s) => ({ ...s, keyPoint: null })) },
      /no key point/,
    ],
    [
      'a picture that is not there',
      { ...good, sections: good.sections.map((s) => ({ ...s, pictures: [{ name: 'lost', alt: 'Lost.' }] })) },
      /picture "lost"/,
    ],
  ])('%s', (_, guide, problem) => {
    expect(contentProblems(guide, library).join('\n')).toMatch(problem)
  })
})
