import { describe, expect, it } from 'vitest'
import { readingOf } from './grade'

const part = (body: string) => ({ keyPoint: null, body })
const long =
  'Immunosuppressive pharmacological interventions necessitate comprehensive haematological surveillance throughout.'

describe('how a part reads', () => {
  it('says a grade in English, with the sentences that raise it, the hardest first', () => {
    const read = readingOf(part(`Call us. ${long} Discontinuation is occasionally advisable.`), [], 'en')
    expect(read?.isHard).toBe(true)
    expect(read?.words).toMatch(/^Grade \d+\.\d$/)
    expect(read?.hard[0]?.text).toBe(long)
  })

  it('says ease in Spanish, where less is harder', () => {
    const easy = readingOf(part('Lea esto. Es muy corto.'), [], 'es')
    expect(easy).toMatchObject({ isHard: false, hard: [] })
    const hard =
      'Inmunodeficiencias farmacológicamente desencadenadas requieren monitorizaciones hematológicas sistemáticas.'
    const read = readingOf(part(`Lea esto. ${hard} Comuníquenoslo inmediatamente.`), [], 'es')
    expect(read?.words).toMatch(/^Ease -?\d+$/)
    expect(read?.hard[0]?.text).toBe(hard)
  })

  it('leaves drug names of the glossary out, and says nothing of no words', () => {
    const drug = { term: 'upadacitinib', kind: 'drug' as const, also: [], say: 'x', meaning: 'x' }
    const text = part('Take upadacitinib at night.')
    expect(readingOf(text, [drug], 'en')?.isHard).toBe(false)
    expect(readingOf(text, [], 'en')?.isHard).toBe(true)
    expect(readingOf(part('- 12\n- 14'), [], 'en')).toBeNull()
  })
})
