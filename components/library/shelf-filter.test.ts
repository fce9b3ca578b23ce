import { describe, expect, it } from 'vitest'
import { type Findable, fits, wantedOf } from './shelf-filter'

const thing: Findable = {
  ...{ title: 'Caring for hands', summary: 'Gloves', audience: 'Adults', subject: 'Eczema', language: 'en' },
  editions: [{ title: 'Cuidar las manos', language: 'es' }],
  ...{ ageFrom: 12, ageTo: null, reading: { isHard: false } },
}
const found = (params: Record<string, string>, what: Findable = thing) => fits(what, wantedOf(params))

describe('the shelf', () => {
  it.each([
    [{}, true],
    [{ q: 'eczema GLOVES' }, true],
    [{ q: 'cuidar' }, true],
    [{ q: 'light' }, false],
    [{ language: 'es' }, true],
    [{ age: '11' }, false],
    [{ age: '12' }, true],
    [{ age: '90' }, true],
    [{ reads: 'easy' }, true],
    [{ reads: 'hard' }, false],
    [{ q: 'hands', language: 'es', age: '40', reads: 'easy' }, true],
    // what is no filter leaves nothing out
    [{ language: 'xx', age: '-1', reads: 'x' }, true],
    [{ age: '999' }, true],
  ])('%o finds it: %s', (params, isFound) => {
    expect(found(params)).toBe(isFound)
  })

  it('keeps what says no age, and leaves out what has no grade where a grade is asked for', () => {
    const { ageFrom: _, ageTo: __, reading: ___, editions: ____, ...plain } = thing
    expect(found({ age: '3' }, plain)).toBe(true)
    expect(found({ reads: 'easy' }, plain)).toBe(false)
    expect(found({ language: 'es' }, plain)).toBe(false)
    expect(found({ language: 'es' }, { ...plain, alsoIn: ['es'] })).toBe(true)
  })
})
