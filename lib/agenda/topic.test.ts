import { describe, expect, it } from 'vitest'
import { headAndRest, neighbour, originOf, topicOf } from './topic'

describe('topicOf', () => {
  it('is the first line, trimmed', () => expect(topicOf('  My hands \nat work')).toBe('My hands'))
  it('is cut at 120 characters, and never through one', () => {
    const cut = topicOf('👋'.repeat(121))
    expect(Array.from(cut)).toHaveLength(120)
    expect(cut.endsWith('👋…')).toBe(true)
    expect(topicOf('x'.repeat(120))).toBe('x'.repeat(120))
  })
})

it('shows every word of own words once', () => {
  expect(headAndRest({ topic: 'My hands', ownWords: 'My hands\nat work\n\nmostly' })).toEqual([
    'My hands',
    'at work\n\nmostly',
  ])
  expect(headAndRest({ topic: 'xx…', ownWords: 'x'.repeat(300) })).toEqual(['x'.repeat(300), ''])
  expect(headAndRest({ topic: 'Sleep', ownWords: '' })).toEqual(['Sleep', ''])
})

it('gives the same words one origin, however they are spaced, and others another', () => {
  expect(originOf.own(' My  hands\n')).toBe(originOf.own('my hands'))
  expect(originOf.own('Mes mains e\u0301cartées')).toBe(originOf.own('Mes mains \u00e9cartées'))
  expect(originOf.own('my hand')).not.toBe(originOf.own('my hands'))
  expect(originOf.check('a', 'b')).not.toBe(originOf.section('a', 'b'))
})

it('finds whom a moved item changes places with', () => {
  const items = [{ id: 'a' }, { id: 'b' }]
  expect(neighbour(items, 'b', 'up')).toEqual({ id: 'a' })
  expect(neighbour(items, 'a', 'down')).toEqual({ id: 'b' })
  expect(neighbour(items, 'a', 'up')).toBeNull()
  expect(neighbour(items, 'b', 'down')).toBeNull()
  expect(neighbour(items, 'c', 'up')).toBeNull()
})
