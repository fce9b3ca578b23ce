import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guidesOnce, publishedGuide } from './published-guide'

const text = (name: string) => readFileSync(`content/guides/${name}.en.md`, 'utf8')
const [one, two, three] = ['at-a-glance', 'is-it-time', 'nine-facts'].map(text) as [string, string, string]

describe('a published guide', () => {
  it('is parsed once for its text, whatever version has it', () => {
    const guide = publishedGuide('v1', one)
    expect(publishedGuide('v1', one)).toBe(guide)
    expect(publishedGuide('of another clinic', one)).toBe(guide)
    // another text under the same name is never taken for it
    expect(publishedGuide('v1', two)).not.toBe(guide)
    expect(publishedGuide('v1', two).id).toBe('is-it-time')
  })

  it('says which one cannot be read', () => {
    expect(() => publishedGuide('v2', 'x')).toThrow(/v2/)
  })
})

describe('what is kept of guides', () => {
  it('lets go what was asked for longest ago, and never holds more than it may', () => {
    const once = guidesOnce(one.length + two.length)
    const guide = (source: string) => {
      const read = once(source)
      return read.ok ? read.guide : null
    }
    const [first, second] = [guide(one), guide(two)]
    expect(guide(one)).toBe(first)
    guide(three)
    // the third took the place of the second, which was asked for before the first
    expect(guide(two)).not.toBe(second)
    expect(guide(two)).toEqual(second)
  })

  it('keeps nothing larger than all of it, and nothing that cannot be read', () => {
    const once = guidesOnce(10)
    const [first, again] = [once(one), once(one)]
    expect(first).toEqual(again)
    expect(first.ok && again.ok && first.guide === again.guide).toBe(false)
    expect(once('x').ok).toBe(false)
  })
})
