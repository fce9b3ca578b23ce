import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDifference } from './word-difference'

const sides = (before: string, after: string) => {
  const runs = wordDifference(before, after)
  const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
  return { runs, old: without('added'), now: without('removed') }
}

describe('wordDifference', () => {
  it('marks the words that changed and no others', () => {
    expect(wordDifference('Call us within two days.', 'Call us within one day.')).toMatchObject([
      { kind: 'same', text: 'Call us within ' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: 'one' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'days' },
      { kind: 'added', text: 'day' },
      { kind: 'same', text: '.' },
    ])
  })

  it('tells every text sign for sign, and nothing where nothing changed', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'fever', ' ', '\n', '.', '皮', '[^one]', '  '), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        expect(sides(before, after)).toMatchObject({ old: before, now: after })
        expect(wordDifference(before, before).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('takes texts that have nothing in common and are long', () => {
    const [before, after] = ['a '.repeat(3000), 'b\n'.repeat(3000)]
    expect(sides(before, after)).toMatchObject({ old: before, now: after })
  })
})
