import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from './guide-file'
import { beginningOf, paragraphsOf, placesAround, placesOf } from './guide-paragraph'
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
    expect(found.map(({ at }) => at)).toEqual(['1', '2', '3', '4'])
    expect(found[0]?.words).toBe('Bring a list of everything you take, vitamins and herbs included.')
    expect(found[1]?.words).toMatch(/^Say if you have severe liver.* JAK inhibitor\.$/)
    expect(found[2]?.words).toMatch(/^Some medicines do not mix .* with both: rifampin, a drug for TB$/)
    expect(found[2]?.markdown).toMatch(/^:::passage\{#mixing\}[\s\S]*:::$/)
    for (const { words } of found) expect(words).not.toMatch(/\[\^|:::/)
  })

  it('have the words of a link and not its address', () => {
    const of = section('could-it-be-right-for-me.en', 'other-medicines')
    const body = 'See [what *helps*](https://example.org/a).'
    expect(paragraphsOf({ ...of, keyPoint: null, body })).toMatchObject([{ words: 'See what helps.' }])
  })

  it('name a picture by what its text alternative says', () => {
    const drawn = paragraphsOf(section('how-jak-inhibitors-work.en', 'jak')).find(({ markdown }) =>
      markdown.startsWith('::picture'),
    )
    expect(drawn?.words.length).toBeGreaterThan(20)
    expect(drawn?.markdown).toContain(`alt="${drawn?.words}"`)
  })

  it('are counted on within a block of several, and a list, whose own places stay what they were', () => {
    const list = section('staying-safe.en', 'emergency')
    expect(paragraphsOf(list).map(({ at }) => at)).toEqual(['1', '2', '3'])
    const words = new Map(placesOf(list).map((one) => [one.at, one.words]))
    expect([...words.keys()]).toEqual([
      ...['1', '2', '2.1', '2.2', '2.2.1', '2.2.2', '2.2.3', '2.2.4', '2.2.5', '2.2.6', '2.2.7', '2.3', '3'],
    ])
    expect(words.get('2')).toMatch(/^Call now if you have: .* Nobody watches it\.$/)
    expect(words.get('2.1')).toBe('Call now if you have:')
    expect(words.get('2.2.4')).toBe('one leg that is swollen and sore')
    expect(words.get('2.3')).toBe(
      'Say that you take a JAK inhibitor. Do not write to the portal and wait. Nobody watches it.',
    )
    expect(placesOf(list).find(({ at }) => at === '2.2.4')?.markdown).toBe(
      '- one leg that is swollen and sore',
    )
  })

  it('are the items of a list that is all there is in a block, and not within a block of one', () => {
    const body = ':::passage{#a}\n- one\n- two\n:::\n\n:::passage{#b}\nOnly.\n:::\n\n> Said.\n>\n> Also.'
    const made = { id: 'a', heading: 'A', keyPoint: null, body, passages: [], pictures: [], risks: [] }
    expect(placesOf(made).map(({ at, words }) => `${at} ${words}`)).toEqual([
      ...['1 one two', '1.1 one', '1.2 two', '2 Only.', '3 Said. Also.', '3.1 Said.', '3.2 Also.'],
    ])
  })

  it('are within the key point that holds a block of its own', () => {
    const keyPoint = 'Call.\n\n:::safety{#a}\nNow.\n:::'
    const made = { id: 'a', heading: 'A', keyPoint, body: 'Text.', passages: [], pictures: [], risks: [] }
    expect(placesOf(made).map(({ at, words }) => `${at} ${words}`)).toEqual([
      ...['1 Call. Now.', '1.1 Call.', '1.2 Now.', '2 Text.'],
    ])
  })

  it('are as many in each language, so that a place means the same in both', () => {
    const names = readdirSync('content/guides').flatMap((file) => /^(.*)\.en\.md$/.exec(file)?.[1] ?? [])
    expect(names).toHaveLength(9)
    for (const name of names) {
      const [en, es] = ['en', 'es'].map((language) => {
        const read = parseGuideFile(readFileSync(`content/guides/${name}.${language}.md`, 'utf8'))
        return read.ok
          ? read.guide.sections.map((one) => [one.id, ...placesOf(one).map(({ at }) => at)])
          : null
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
  const place = { sectionId: 'heart-and-clots', paragraph: '3' }
  const within = { sectionId: 'heart-and-clots', paragraph: '4.2' }
  for (const one of [place, within]) expect(placeIn(placeText(one))).toEqual(one)
  expect(placeIn('heart-and-clots')).toEqual({ ...place, paragraph: null })
  expect(placePath('a', place)).toBe('/guides/a/heart-and-clots#at-heart-and-clots-3')
  expect(placePath('a', { ...place, paragraph: null })).toBe('/guides/a/heart-and-clots')
  expect(placePath('a', within)).toBe('/guides/a/heart-and-clots#at-heart-and-clots-4.2')
  expect(placesAround('4.2.1')).toEqual(['4', '4.2', '4.2.1'])
  expect(libraryPlacePath('v', place)).toBe('/library/guides/v#at-heart-and-clots-3')
})
