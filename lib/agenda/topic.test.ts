import { expect, it } from 'vitest'
import { headAndRest, neighbour, originOf } from './topic'

it('shows every word of own words once', () => {
  expect(headAndRest({ topic: 'My hands', ownWords: 'My hands\nat work\n\nmostly' })).toEqual([
    'My hands',
    'at work\n\nmostly',
  ])
  expect(headAndRest({ topic: 'xx…', ownWords: 'x'.repeat(300) })).toEqual(['x'.repeat(300), ''])
  expect(headAndRest({ topic: 'Sleep', ownWords: '' })).toEqual(['Sleep', ''])
})

it('gives each kind of item an origin of its own', () =>
  expect(originOf.check('a', 'b')).not.toBe(originOf.section('a', 'b')))

it('finds whom a moved item changes places with', () => {
  const items = [{ id: 'a' }, { id: 'b' }]
  expect(neighbour(items, 'b', 'up')).toEqual({ id: 'a' })
  expect(neighbour(items, 'a', 'down')).toEqual({ id: 'b' })
  expect(neighbour(items, 'a', 'up')).toBeNull()
  expect(neighbour(items, 'b', 'down')).toBeNull()
  expect(neighbour(items, 'c', 'up')).toBeNull()
})
