import { expect, it } from 'vitest'
import { guideBlockers } from './blocker'
import { blankGuide } from './written-guide'

const guide = (language: 'en' | 'es', body: string) => ({
  meta: blankGuide('a', 'Hands', language).meta,
  sections: [{ id: 'first', heading: 'Hands', keyPoint: 'Main.', body }],
})
const said = (here: string, there: string) =>
  guideBlockers(guide('en', here), {
    ...{ glossary: [], pictures: [] },
    beside: [{ language: 'es', guide: guide('es', there) }],
  })
    .filter(({ sentence }) => /link/.test(sentence))
    .map(({ sentence }) => sentence)

it('a link that only one language has is told, where each may lead to a page in its own', () => {
  const [link, enlace] = ['[a page](https://example.org/en)', '[una](https://example.org/es)']
  expect(said(link, enlace)).toEqual([])
  expect(said(`${link} and ${link}`, 'Texto.')).toEqual(['This part has 2 links, and in Spanish no link.'])
  expect(said('Text.', enlace)).toEqual(['This part has no link, and in Spanish 1 link.'])
})
