import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionnaireOf } from './questionnaire.fixtures'
import { checkResponse } from './response-check'
import { answered, at, codings, form, integer, itchIs, response, said } from './response-check.fixtures'

describe('A hostile response', () => {
  const nested = (levels: number) => {
    let item: unknown = { linkId: 'sleep' }
    for (let level = 0; level < levels; level++) item = { linkId: 'sleep', answer: [{ item: [item] }] }
    return response([item])
  }

  it.each([200, 240, 2000, 200_000])('%i levels deep is refused, not thrown at', (levels) => {
    expect(checkResponse(form, nested(levels)).issues.length).toBeGreaterThan(0)
  })

  it('of 100,000 items or answers stops at what anybody would read', () => {
    const items = Array.from({ length: 100_000 }, () => itchIs(99))
    expect(said(response(items)).length).toBeLessThan(510)
    const answers = Array.from({ length: 100_000 }, () => codings[0])
    expect(said(answered({ linkId: 'where', answer: answers }))).toContain(`error structure ${at}.item[1]`)
  })

  it('with the names of prototypes is read like any other', () => {
    const hostile = questionnaireOf(integer('constructor'), integer('toString'))
    const json = JSON.parse(
      `{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"constructor","answer":[{"valueInteger":1}]},{"linkId":"__proto__","__proto__":{"answer":[]}}]}`,
    )
    const { issues, answers } = checkResponse(hostile, json)
    expect(issues.map(({ code }) => code)).toEqual(['structure', 'not-found'])
    expect(Object.keys(answers)).toEqual(['constructor'])
  })

  it('of any JSON at all never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (item, answer) => {
        checkResponse(form, item)
        checkResponse(form, response(item))
        checkResponse(form, response([{ linkId: 'where', answer, item }]))
        checkResponse(form, response([{ linkId: 'itch', answer: [answer] }]))
      }),
      { numRuns: 500 },
    )
  })
})
