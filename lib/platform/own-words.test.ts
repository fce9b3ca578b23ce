import { describe, expect, it } from 'vitest'
import { lineOf, wordsKey } from './own-words'

describe('the line for own words', () => {
  it('is the first line, trimmed', () => expect(lineOf('  My hands \nat work')).toBe('My hands'))
  it('is cut at 120 characters, and never through one', () => {
    const cut = lineOf('👋'.repeat(121))
    expect(Array.from(cut)).toHaveLength(120)
    expect(cut.endsWith('👋…')).toBe(true)
    expect(lineOf('x'.repeat(120))).toBe('x'.repeat(120))
  })
})

it('knows the same words by one key, however they are spaced, and others by another', () => {
  expect(wordsKey(' My  hands\n')).toBe(wordsKey('my hands'))
  expect(wordsKey('Mes mains e\u0301cartées')).toBe(wordsKey('Mes mains \u00e9cartées'))
  expect(wordsKey('my hand')).not.toBe(wordsKey('my hands'))
})
