import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from './guide-file'
import { beginningOf, paragraphsOf } from './guide-paragraph'
import { libraryPlacePath, placeIn, placePath, placeText } from './guide-path'

const section = (name: string, id: string) => {
  const read = parseGuideFile(readFileSync(`content/guides/${name}.md`, 'utf8'))
  const found = read.ok ? read.guide.sections.find((one) => one.id === id) : undefined
  if (!found) throw new Error(`${name} has no section ${id}`)
  return found
}

describe('the paragraphs of a section', () => {
  it('are its key point, texts, lists and marked blocks, in order, without markup and citations', () => {
    const found = paragraphsOf(section('could-it-be-right-for-me.en', 'other-medicines'))
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(found[0]?.words).toBe('Bring a list of everything you take, vitamins and herbs included.')
    expect(found[1]?.words).toMatch(/^Say if you have severe liver.* JAK inhibitor\.$/)
    expect(found[2]?.words).toMatch(/^Some medicines do not mix .* with both: rifampin, a drug for TB$/)
    expect(found[2]?.markdown).toMatch(/^:::passage\{#mixing\}[\s\S]*:::$/)
    for (const { words } of found) expect(words).not.toMatch(/\[\^|:::/)
  })

  it('name a picture by what its text alternative says', () => {
    const drawn = paragraphsOf(section('how-jak-inhibitors-work.en', 'jak')).find(({ markdown }) =>
      markdown.startsWith('::picture'),
    )
    expect(drawn?.words.length).toBeGreaterThan(20)
    expect(drawn?.markdown).toContain(`alt="${drawn?.words}"`)
  })

  it('are as many in each language, so that a place means the same in both', () => {
    const names = readdirSync('content/guides').flatMap((file) => /^(.*)\.en\.md$/.exec(file)?.[1] ?? [])
    expect(names).toHaveLength(9)
    for (const name of names) {
      const [en, es] = ['en', 'es'].map((language) => {
        const read = parseGuideFile(readFileSync(`content/guides/${name}.${language}.md`, 'utf8'))
        return read.ok ? read.guide.sections.map((one) => `${one.id} ${paragraphsOf(one).length}`) : null
      })
      expect(es).toEqual(en)
      expect(en?.length).toBeGreaterThan(2)
    }
  })
})

it('names a long paragraph by its first whole words', () => {
  expect(beginningOf('Short.')).toBe('Short.')
  const cut = beginningOf(`${'word '.repeat(16)}several, more and more`)
  expect(cut.length).toBeLessThanOrEqual(91)
  expect(cut).toMatch(/word several…$/)
  expect(beginningOf('x'.repeat(200))).toBe(`${'x'.repeat(90)}…`)
})

it('keeps a place with a topic and finds it again, in the reader’s guide and in the clinic’s version', () => {
  const place = { sectionId: 'heart-and-clots', paragraph: 3 }
  expect(placeIn(placeText(place))).toEqual(place)
  expect(placeIn('heart-and-clots')).toEqual({ ...place, paragraph: null })
  expect(placePath('a', place)).toBe('/guides/a/heart-and-clots#at-heart-and-clots-3')
  expect(placePath('a', { ...place, paragraph: null })).toBe('/guides/a/heart-and-clots')
  expect(libraryPlacePath('v', place)).toBe('/library/guides/v#at-heart-and-clots-3')
})
