import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parsePackets } from './packet-file'

const there = { guides: ['one', 'two'], questionnaires: ['form'] }
const problemsOf = (text: string) => {
  const read = parsePackets(text, there)
  return read.ok ? '' : read.problems.join('\n')
}
const file = (packet: string) => `questionnaires: [form]\npackets:\n  - { ${packet} }\n`

it('the shipped packets name what ships', () => {
  const names = (folder: string, ending: string) =>
    readdirSync(`content/${folder}`).flatMap((name) =>
      name.endsWith(ending) ? name.replace(ending, '') : [],
    )
  const read = parsePackets(readFileSync('content/packets.yaml', 'utf8'), {
    guides: names('guides', '.en.md'),
    questionnaires: names('questionnaires', '.json'),
  })
  expect(read.ok ? read.file.packets.map(({ id }) => id) : read.problems).toEqual([
    'considering-a-jak-inhibitor',
    'before-a-review-visit',
    'new-to-severe-eczema-treatment',
  ])
})

it.each([
  ['', /^The file:/],
  ['a: [', /^The file:/],
  ['questionnaires: [gone]\npackets: []', /order of questionnaires names gone/],
  [file('id: p, title: P, description: D, guides: [three], questionnaires: []'), /packet p names three/],
  [file('id: p, title: P, description: D, guides: [], questionnaires: [x]'), /packet p names x/],
  [file('id: P, title: P, description: D, guides: [], questionnaires: []'), /packets.0.id/],
  [file('id: p, title: P, description: D, guides: [], questionnaires: [], more: 1'), /more/],
  [
    `${file('id: p, title: P, description: D, guides: [], questionnaires: []')}  - { id: p, title: P, description: D, guides: [], questionnaires: [] }`,
    /Two packets are called p/,
  ],
])('%j is refused with a sentence', (text, sentence) => {
  expect(problemsOf(text)).toMatch(sentence)
})
