import { describe, expect, it } from 'vitest'
import { inOrder } from './own-packet'

describe('the things of a packet', () => {
  it('stand by their places, then as they were chosen', () => {
    const things = ['guide a', 'questionnaire https://x.example/q', 'guide b', 'guide c']
    const places = { 'guide b': '1', 'guide a': '2', 'guide c': 'x' }
    expect(inOrder(things, places).map(({ name }) => name)).toEqual(['b', 'a', 'https://x.example/q', 'c'])
  })

  it('leave out what is neither guide nor questionnaire', () => {
    expect(inOrder(['patient a', 'guide', ''], {})).toEqual([])
  })
})
