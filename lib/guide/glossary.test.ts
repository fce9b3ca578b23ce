import { describe, expect, it } from 'vitest'
import { glossaryTermsIn, parseGlossary } from '@/lib/guide/glossary'

const glossary = parseGlossary(`
- { term: JAK, kind: term, say: jack, meaning: An enzyme. }
- { term: JAK inhibitor, kind: term, say: jack in-HIB-i-ter, meaning: A drug. }
- { term: upadacitinib, kind: drug, also: [Rinvoq], say: yoo-PAD, meaning: A drug. }
- { term: cold sore, kind: term, say: kold sor, meaning: A blister. }
`)

const found = (markdown: string) =>
  glossaryTermsIn(markdown, glossary).map(({ entry, text }) => [entry.term, text])

describe('the glossed terms of a text', () => {
  it('come once each, in order, as they are spelled there', () => {
    expect(found('**Rinvoq** and cold sores. Upadacitinib again, a Cold Sore.')).toEqual([
      ['upadacitinib', 'Rinvoq'],
      ['cold sore', 'cold sores'],
    ])
  })

  it('are the longest that fit, and whole words', () => {
    expect(found('JAK inhibitors. JAKs. The jackal.')).toEqual([
      ['JAK inhibitor', 'JAK inhibitors'],
      ['JAK', 'JAKs'],
    ])
  })

  it('are not looked for in citations, ids or text alternatives', () => {
    expect(found('Text.[^upadacitinib]\n\n::picture{name="jak" alt="JAK"}')).toEqual([])
  })

  it('are none when there is no glossary', () => {
    expect(glossaryTermsIn('JAK', [])).toEqual([])
  })
})

it('a glossary that is none is refused', () => {
  expect(() => parseGlossary('- { term: JAK }')).toThrow()
})
