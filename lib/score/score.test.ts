import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { bandOf, scoreDefinitions, scoreProblems } from './definition'
import { scoreResponse } from './score'

const skin = questionnaireSchema.parse(
  JSON.parse(readFileSync('content/questionnaires/how-is-your-skin.json', 'utf8')),
)
const integer = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const control = (code: string): Answer => ({ values: [{ valueCoding: { code } }] })
const full: Answers = {
  itch: integer(9),
  'sleep-loss': integer(0),
  control: control('poorly'),
  'flare-days': integer(5),
}
const values = (answers: Answers) =>
  Object.fromEntries(
    scoreResponse(skin, answers).map((one) => [one.id, 'value' in one ? one.value : one.cannot]),
  )

describe('how is your skin', () => {
  it('comes to four figures', () => {
    expect(values(full)).toEqual({ itch: 9, 'sleep-loss': 0, control: 3, 'flare-days': 5 })
    expect(scoreDefinitions(skin)[0]).toMatchObject({
      id: 'itch',
      instrument: skin.title,
      version: skin.version,
      min: 0,
      max: 10,
      direction: 'higher-is-worse',
      meaningfulChange: 3,
    })
  })

  it('says why there is none, and never 0', () => {
    expect(values({ itch: { absent: 'asked-unknown' }, 'sleep-loss': { absent: 'asked-declined' } })).toEqual(
      {
        itch: 'The answer to “How bad was your worst itch in the last 24 hours?” is “not sure”.',
        'sleep-loss': '“How much sleep did your skin cost you in the last 7 days?” was declined.',
        control: '“How well is your eczema controlled right now?” was not answered.',
        'flare-days': '“On how many of the last 7 days did you have a flare?” was not answered.',
      },
    )
    expect(values({ ...full, itch: integer(11) }).itch).toBe(
      'The answers come to 11, which is outside 0 to 10.',
    )
    expect(values({ ...full, itch: { values: [{ valueString: '9' }] } }).itch).toBe(
      'The answers do not come to one number.',
    )
  })
})

const score = (expression: string, ...more: object[]) => ({
  url: 'https://skin-visit.example/fhir/StructureDefinition/score',
  extension: [
    { url: 'id', valueCode: 's' },
    { url: 'title', valueString: 'S' },
    { url: 'expression', valueExpression: { language: 'text/fhirpath', expression } },
    { url: 'min', valueInteger: 0 },
    { url: 'max', valueInteger: 40 },
    { url: 'direction', valueCode: 'higher-is-worse' },
    ...more,
  ],
})
const form = (...extension: object[]) =>
  questionnaireSchema.parse({
    resourceType: 'Questionnaire',
    status: 'active',
    item: [
      { linkId: 'gate', type: 'boolean' },
      ...['a', 'b', 'c'].map((linkId) => ({
        linkId,
        type: 'integer',
        enableWhen: [{ question: 'gate', operator: '!=', answerBoolean: false }],
      })),
    ],
    extension,
  })
const sum = "%resource.repeat(item).where(linkId in ('a' | 'b' | 'c')).answer.value.sum()"

describe('any score', () => {
  it('never hears of a disabled answer', () => {
    const optional = fc.option(fc.integer({ min: 0, max: 10 }))
    const gate = fc.option(fc.boolean())
    fc.assert(
      fc.property(gate, fc.tuple(optional, optional, optional), (open, [a, b, c]) => {
        const questionnaire = form(score(sum))
        const answers: Answers = Object.fromEntries([
          ...(open === null ? [] : [['gate', { values: [{ valueBoolean: open }] }] as const]),
          ...Object.entries({ a, b, c }).flatMap(([key, one]) =>
            one === null ? [] : [[key, integer(one)] as const],
          ),
        ])
        const got = scoreResponse(questionnaire, answers)
        expect(got).toEqual(scoreResponse(questionnaire, withoutDisabled(questionnaire, answers)))
        const given = open === false ? [] : [a, b, c].filter((one) => one !== null)
        const total = given.reduce((all, one) => all + one, 0)
        expect(got).toMatchObject([given.length > 0 ? { value: total } : { cannot: expect.any(String) }])
      }),
    )
  })

  it('without what it needs says so, also when that was not asked', () => {
    const questionnaire = form(score(sum, { url: 'needs', valueString: 'a' }))
    const closed = { gate: { values: [{ valueBoolean: false }] }, a: integer(3) }
    expect(scoreResponse(questionnaire, closed)).toEqual([
      { id: 's', title: 'S', instrument: '', version: '', cannot: '“a” was not asked.' },
    ])
  })

  it('that does not parse, finds nothing or reaches outside is not worked out', () => {
    const cannot = (expression: string) => scoreResponse(form(score(expression)), { a: integer(1) })[0]
    expect(cannot('((')).toMatchObject({ cannot: 'The way to work it out could not be followed.' })
    expect(cannot("resolve('http://127.0.0.1:9/')")).toHaveProperty('cannot')
    expect(cannot('%nothing')).toHaveProperty('cannot')
    expect(cannot("%resource.repeat(item).where(linkId = 'zz').answer.value")).toMatchObject({
      cannot: 'The answers it needs are not there.',
    })
  })

  it('may have bands, and its faults are named', () => {
    const band = (from: number, label: string) => ({
      url: 'band',
      extension: [
        { url: 'from', valueInteger: from },
        { url: 'label', valueString: label },
      ],
    })
    const [definition] = scoreDefinitions(form(score(sum, band(10, 'much'), band(0, 'little'))))
    expect(definition && [0, 9, 10].map((value) => bandOf(definition, value))).toEqual([
      'little',
      'little',
      'much',
    ])
    const { extension } = score('')
    expect(
      scoreProblems(form({ ...score(''), extension: extension.slice(0, 2) }, score(sum), score(sum))),
    ).toEqual([
      'The score s lacks its title, expression, lowest and highest value or direction.',
      'Two scores are called s.',
    ])
    expect(scoreProblems(form(score(sum, { url: 'needs', valueString: 'zz' })))).toEqual([
      'The score s needs zz, which is not in the questionnaire.',
    ])
  })
})
