import { describe, expect, it } from 'vitest'
import {
  citedSources,
  guideTree,
  proseLines,
  withoutCitations,
  withSourceNotes,
  wordCount,
} from '@/lib/guide/guide-prose'
import { readingGrade } from '@/lib/guide/reading-grade'

const source = {
  id: 'label',
  title: 'A label',
  publisher: 'A maker',
  year: 2025,
  url: 'https://example.org/a(b)',
}

describe('the lines of a text', () => {
  it('are its paragraphs, items and rows, with what each cites', () => {
    const markdown =
      '## Head {#h}\n\nOne **two**[^a] three.[^b]\n\n- item 4[^a]\n\n::picture{name="x" alt="not read"}\n\n| h |\n|---|\n| 5[^b] |\n'
    expect(proseLines(markdown)).toEqual([
      { text: 'Head {#h}', cites: [], endsCited: false, kind: 'heading' },
      { text: 'One two three.', cites: ['a', 'b'], endsCited: true, kind: 'paragraph' },
      { text: 'item 4', cites: ['a'], endsCited: true, kind: 'paragraph' },
      { text: 'h', cites: [], endsCited: false, kind: 'row' },
      { text: '5', cites: ['b'], endsCited: true, kind: 'row' },
    ])
  })

  it('know a citation in the middle from one at the end', () => {
    expect(proseLines('The dose[^a] is 15 mg.')[0]?.endsCited).toBe(false)
  })

  it('are counted as a reader would', () => {
    expect(wordCount('It’s 1,000 mg, once-a-day.[^a]')).toBe(6)
  })
})

describe('citations', () => {
  it('become numbered notes, each source once', () => {
    const noted = withSourceNotes('A.[^label] B.[^label] C.[^gone]', [source, { ...source, id: 'other' }])
    const nodes = JSON.stringify(guideTree(noted))
    expect(nodes.match(/"type":"footnoteReference"/g)).toHaveLength(2)
    expect(nodes.match(/"type":"footnoteDefinition"/g)).toHaveLength(1)
    expect(nodes).toContain('"url":"https://example.org/a(b)"')
    expect(noted).toContain('[^gone]')
  })

  it('leave a text without them as it was', () => {
    expect(withSourceNotes('Plain.', [source])).toBe('Plain.')
    expect(withSourceNotes('A.[^label]', [{ ...source, year: null }])).toContain('). A maker.')
  })

  it('can be listed and taken out', () => {
    expect(citedSources('A.[^x] B.[^y][^x]')).toEqual(['x', 'y'])
    expect(withoutCitations('A.[^x] B.[^y]')).toBe('A. B.')
  })
})

describe('the reading grade', () => {
  it('is the one of Flesch and Kincaid', () => {
    // 2 sentences, 12 words, 13 syllables: 0.39 × 6 + 11.8 × 13 / 12 − 15.59
    expect(readingGrade(['The cat sat on the mat.', 'It did not want to talk.'], /$^/)).toBeCloseTo(-1.45, 1)
  })

  it('leaves the given names out', () => {
    const plain = readingGrade(['You take it once a day.'], /$^/)
    expect(readingGrade(['You take upadacitinib it once a day.'], /upadacitinib/g)).toBe(plain)
    expect(readingGrade(['You take upadacitinib it once a day.'], /$^/)).toBeGreaterThan(plain)
  })
})
