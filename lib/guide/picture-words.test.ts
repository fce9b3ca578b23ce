import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parsePictureWords, pictureIn, wordsDrawnIn } from './picture-words'

const words = parsePictureWords(readFileSync('content/picture-words.es.yaml', 'utf8'))
const pictures = readdirSync('content/pictures').filter((name) => name.endsWith('.svg'))
const drawn = (name: string) => readFileSync(`content/pictures/${name}`, 'utf8')
/** What is the same in both: names, and figures */
const NAMES = /^(JAK|STAT|\d+)$/

it.each(pictures)('draws every word of %s in Spanish, and nothing else differently', (name) => {
  const svg = drawn(name)
  const english = wordsDrawnIn(svg)
  expect(english.filter((one) => !NAMES.test(one)).length).toBeGreaterThan(3)
  expect(english.filter((one) => !NAMES.test(one) && !Object.hasOwn(words, one))).toEqual([])
  const spanish = pictureIn(svg, words)
  expect(wordsDrawnIn(spanish)).toEqual(english.map((one) => words[one] ?? one))
  const bare = (text: string) => wordsDrawnIn(text).reduce((left, one) => left.replace(`${one}<`, '<'), text)
  expect(bare(spanish)).toBe(bare(svg))
})

it('has no phrase that no picture says', () => {
  const all = pictures.flatMap((name) => wordsDrawnIn(drawn(name)))
  expect(Object.keys(words).filter((one) => !all.includes(one))).toEqual([])
})

it('puts no markup into a picture', () => {
  expect(() => parsePictureWords('a: <script>')).toThrow()
  expect(pictureIn('<text>constructor</text>', {})).toBe('<text>constructor</text>')
})
