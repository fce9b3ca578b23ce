import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlacedKey, placedAddress } from './address'
import type { Answers } from './answers'
import { withoutDisabled } from './enablement'
import { extensionUrl } from './extension'
import { isUnder } from './instance-patch'
import { issueCodes } from './issue'
import { outcomeOf } from './operation-outcome'
import { answered as anyAnswered, questionnaireOf } from './questionnaire.fixtures'
import { repeatingIn } from './repeating'
import { toQuestionnaireResponse } from './response'
import { checkResponse } from './response-check'
import { sentenceOf } from './response-words'
import type { Item } from './schema'
import { validate } from './validate'

const integer = (linkId: string, more: Partial<Item> = {}): Item => ({
  linkId,
  type: 'integer',
  text: linkId,
  ...more,
})
const itch = integer('itch', {
  required: true,
  extension: [
    { url: extensionUrl.minValue, valueInteger: 0 },
    { url: extensionUrl.maxValue, valueInteger: 10 },
  ],
})
const codings = ['face', 'hands', 'none'].map((code) => ({
  valueCoding: { system: 'urn:x', code, display: code },
}))
const where: Item = {
  linkId: 'where',
  type: 'choice',
  text: 'Where?',
  repeats: true,
  answerOption: codings.map((one) =>
    one.valueCoding.code === 'none'
      ? { ...one, extension: [{ url: extensionUrl.optionExclusive, valueBoolean: true }] }
      : one,
  ),
}
const sleep: Item = {
  linkId: 'sleep',
  type: 'boolean',
  text: 'Does it keep you awake?',
  item: [
    {
      linkId: 'nights',
      type: 'integer',
      text: 'How many nights?',
      required: true,
      enableWhen: [{ question: 'sleep', operator: '=', answerBoolean: true }],
    },
  ],
}
const form = questionnaireOf(
  { linkId: 'skin', type: 'group', item: [itch, where] },
  { linkId: 'note', type: 'display', text: 'Nearly done' },
  sleep,
  { linkId: 'since', type: 'date', text: 'Since when?' },
  { linkId: 'words', type: 'text', text: 'Anything else?', maxLength: 5 },
)

const response = (item: unknown, more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://example.org/q|1',
  status: 'completed',
  item,
  ...more,
})
const skin = (...item: unknown[]) => ({ linkId: 'skin', item })
const itchIs = (valueInteger: unknown) => ({ linkId: 'itch', answer: [{ valueInteger }] })
const said = (json: unknown) =>
  checkResponse(form, json).issues.map(
    ({ severity, code, expression }) => `${severity} ${code} ${expression?.[0]}`,
  )

describe('A response that is as it should be', () => {
  it('has no issue, and the outcome says so', () => {
    const whole = response([
      skin(itchIs(7), { linkId: 'where', answer: [{ valueCoding: { code: 'face' } }, codings[1]] }),
      {
        linkId: 'sleep',
        answer: [{ valueBoolean: true, item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }] }],
      },
      { linkId: 'since', answer: [{ valueDate: '2024-02' }] },
    ])
    expect(said(whole)).toEqual([])
    expect(outcomeOf([]).issue).toHaveLength(1)
  })

  it('may be without its questionnaire, its text, or with a display', () => {
    expect(
      said(
        response([skin(itchIs(7)), { linkId: 'note', text: 'Nearly done' }], { questionnaire: undefined }),
      ),
    ).toEqual([])
  })

  it('may say why there is no answer, where the question offers it', () => {
    const absent = { extension: [{ url: extensionUrl.dataAbsentReason, valueCode: 'asked-unknown' }] }
    const offers = questionnaireOf(
      integer('a', {
        required: true,
        extension: [{ url: extensionUrl.allowedAbsence, valueCode: 'asked-unknown' }],
      }),
    )
    expect(checkResponse(offers, response([{ linkId: 'a', answer: [absent] }])).issues).toEqual([])
    expect(
      checkResponse(offers, response([{ linkId: 'a', answer: [{ _valueInteger: absent }] }])).issues,
    ).toEqual([])
    expect(said(response([skin(itchIs(1)), { linkId: 'since', answer: [absent] }]))).toEqual([
      'error code-invalid QuestionnaireResponse.item[1].answer[0]',
    ])
  })
})

const at = 'QuestionnaireResponse'
const answered = (...items: unknown[]) => response([skin(itchIs(7)), ...items])

describe('A required group', () => {
  const needed = questionnaireOf({
    ...{ linkId: 'g', type: 'group', text: 'Your skin', required: true },
    item: [
      { linkId: 'a', type: 'boolean', text: 'A?' },
      { linkId: 'b', type: 'string', text: 'B?' },
    ],
  })
  const both = (answers: Answers) => [
    validate(needed, answers, 'completed').map(({ linkId, code, params }) => [linkId, code, params.question]),
    checkResponse(needed, toQuestionnaireResponse(needed, answers, { status: 'completed' })).issues.length,
  ]

  it('needs one answer in it, and says so at its first question', () => {
    expect(both({})).toEqual([[['a', 'required', 'Your skin']], 1])
    expect(both({ b: { values: [{ valueString: 'x' }] } })).toEqual([[], 0])
    expect(validate(needed, {}, 'in-progress')).toEqual([])
  })
})

describe('What R4 refuses', () => {
  it.each<[string, unknown, string[]]>([
    ['another resource', { resourceType: 'Patient' }, [`error structure ${at}`]],
    ['no object', [], [`error structure ${at}`]],
    ['no status', response([skin(itchIs(1))], { status: undefined }), [`error required ${at}.status`]],
    [
      'an unknown status',
      response([skin(itchIs(1))], { status: 'done' }),
      [`error code-invalid ${at}.status`],
    ],
    [
      'another questionnaire',
      response([skin(itchIs(1))], { questionnaire: 'https://example.org/r|1' }),
      [`error value ${at}.questionnaire`],
    ],
    [
      'another version',
      response([skin(itchIs(1))], { questionnaire: 'https://example.org/q|2' }),
      [`error value ${at}.questionnaire`],
    ],
    ['an unknown linkId', answered({ linkId: 'x' }), [`error not-found ${at}.item[1].linkId`]],
    [
      'no linkId',
      answered({ answer: [] }),
      [`error structure ${at}.item[1]`, `error required ${at}.item[1].linkId`],
    ],
    ['the wrong place', answered(itchIs(3)), [`error structure ${at}.item[1]`]],
    [
      'the wrong order',
      response([{ linkId: 'since', answer: [{ valueDate: '2024' }] }, skin(itchIs(1))]),
      [`error structure ${at}.item[1]`],
    ],
    ['a question twice', response([skin(itchIs(1), itchIs(2))]), [`error structure ${at}.item[0].item[1]`]],
    ['a group twice', response([skin(itchIs(1)), skin(itchIs(2))]), [`error structure ${at}.item[1]`]],
    [
      'an answer on a group',
      response([{ ...skin(itchIs(1)), answer: [{ valueInteger: 1 }] }]),
      [`error structure ${at}.item[0].answer`],
    ],
    [
      'an answer on a display',
      answered({ linkId: 'note', answer: [{ valueString: 'x' }] }),
      [`error structure ${at}.item[1].answer`],
    ],
    [
      'items beside an answer',
      answered({
        linkId: 'sleep',
        answer: [{ valueBoolean: true }],
        item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }],
      }),
      [`error invariant ${at}.item[1].item`],
    ],
    [
      'two values',
      response([skin({ linkId: 'itch', answer: [{ valueInteger: 1, valueString: '1' }] })]),
      [`error structure ${at}.item[0].item[0].answer[0]`, `error required ${at}.item[0].item[0]`],
    ],
    [
      'the wrong type',
      answered({ linkId: 'since', answer: [{ valueString: '2024' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    [
      'the right type, wrong JSON',
      answered({ linkId: 'sleep', answer: [{ valueBoolean: 'false' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    [
      'a day that is none',
      answered({ linkId: 'since', answer: [{ valueDate: '2024-02-30' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    ['a number too big', response([skin(itchIs(11))]), [`error value ${at}.item[0].item[0].answer[0].value`]],
    [
      'too long',
      answered({ linkId: 'words', answer: [{ valueString: 'much too long' }] }),
      [`error too-long ${at}.item[1].answer[0].value`],
    ],
    [
      'no option',
      response([skin(itchIs(1), { linkId: 'where', answer: [{ valueCoding: { code: 'knee' } }] })]),
      [`error code-invalid ${at}.item[0].item[1].answer[0].value`],
    ],
    [
      'an option of another system',
      response([
        skin(itchIs(1), { linkId: 'where', answer: [{ valueCoding: { system: 'urn:y', code: 'face' } }] }),
      ]),
      [`error code-invalid ${at}.item[0].item[1].answer[0].value`],
    ],
    [
      'the same option twice',
      response([skin(itchIs(1), { linkId: 'where', answer: [codings[0], codings[0]] })]),
      [`error duplicate ${at}.item[0].item[1]`],
    ],
    [
      'an exclusive option beside others',
      response([skin(itchIs(1), { linkId: 'where', answer: [codings[0], codings[2]] })]),
      [`error business-rule ${at}.item[0].item[1]`],
    ],
    [
      'several answers to a question that takes one',
      answered({ linkId: 'since', answer: [{ valueDate: '2024' }, { valueDate: '2023' }] }),
      [`error business-rule ${at}.item[1]`],
    ],
    [
      'what is required missing',
      response([skin()]),
      [`error structure ${at}.item[0]`, `error required ${at}.item[0]`],
    ],
    [
      'what is required missing, with its group',
      response([{ linkId: 'since', answer: [{ valueDate: '2024' }] }]),
      [`error required ${at}`],
    ],
    [
      'what is required once it is asked',
      answered({ linkId: 'sleep', answer: [{ valueBoolean: true }] }),
      [`error required ${at}.item[1]`],
    ],
    [
      'an answer to what was not asked',
      answered({
        linkId: 'sleep',
        answer: [{ valueBoolean: false, item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }] }],
      }),
      [`error business-rule ${at}.item[1].answer[0].item[0]`],
    ],
    [
      'an unknown element',
      response([skin({ ...itchIs(1), note: 'x' })]),
      [`error structure ${at}.item[0].item[0]`],
    ],
    [
      'a modifier extension',
      response([skin({ ...itchIs(1), modifierExtension: [{ url: 'urn:z' }] })]),
      [`error extension ${at}.item[0].item[0]`],
    ],
    [
      'no list',
      response({}),
      [`error structure ${at}`, `error structure ${at}.item`, `error required ${at}`],
    ],
    ['no object in a list', response([skin(itchIs(1)), 3]), [`error structure ${at}.item[1]`]],
    [
      'an answer without a value',
      answered({ linkId: 'since', answer: [{ id: 'a' }] }),
      [`error required ${at}.item[1].answer[0]`],
    ],
  ])('%s', (_, json, expected) => {
    expect(said(JSON.parse(JSON.stringify(json)))).toEqual(expected)
  })
})

describe('A response in progress', () => {
  it('is forgiven what is missing and what is no longer asked, and nothing else', () => {
    const draft = (item: unknown) => said(response(item, { status: 'in-progress' }))
    expect(draft([skin({ linkId: 'where', answer: [codings[0]] })])).toEqual([])
    expect(
      draft([
        {
          linkId: 'sleep',
          answer: [{ valueBoolean: false, item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }] }],
        },
      ]),
    ).toEqual([])
    expect(draft([skin(itchIs(11))])).toHaveLength(1)
  })
})

describe('A calculated item', () => {
  const total: Item = {
    ...integer('total', { readOnly: true }),
    extension: [
      {
        url: extensionUrl.calculatedExpression,
        valueExpression: {
          language: 'text/fhirpath',
          expression: "%resource.item.where(linkId = 'a').answer.value * 2",
        },
      },
    ],
  }
  const summed = questionnaireOf(integer('a'), total)
  const claiming = (valueInteger: number) =>
    checkResponse(
      summed,
      response([
        { linkId: 'a', answer: [{ valueInteger: 3 }] },
        { linkId: 'total', answer: [{ valueInteger }] },
      ]),
    ).issues

  it('that says something else than it comes to is told', () => {
    expect(claiming(6)).toEqual([])
    expect(claiming(99)).toMatchObject([
      { severity: 'warning', code: 'value', expression: ['QuestionnaireResponse.item[1]'] },
    ])
  })
})

describe('The check and the rest of the engine', () => {
  it('say the same of any answers', () => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire, answers: given }) => {
        const answers = withoutDisabled(questionnaire, given)
        // An instance with nothing in it does not travel, and a condition may have looked at it
        const keys = Object.keys(answers)
        const isEmpty = (mark: string) =>
          !keys.some((key) => !isPlacedKey(key) && isUnder(questionnaire, key, placedAddress(mark)))
        fc.pre(!keys.some((key) => isPlacedKey(key) && isEmpty(key)))
        const exported = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
        const checked = checkResponse(questionnaire, JSON.parse(JSON.stringify(exported)))
        const wrong = validate(questionnaire, answers, 'completed').filter(
          ({ code }) => code !== 'unknown-item',
        )
        // what repeats asks for nothing until one of it is begun; where it stands below a question, R4 has no such mercy
        const counts = checked.issues.filter(
          ({ code }) => code !== 'required' || repeatingIn(questionnaire) === null,
        )
        if (wrong.length === 0) expect(counts).toEqual([])
        else expect(checked.issues.length).toBeGreaterThan(0)
        expect(toQuestionnaireResponse(questionnaire, checked.answers, { status: 'completed' })).toEqual(
          exported,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('speaks of everything that can be wrong in a sentence of its own', () => {
    for (const code of issueCodes) {
      if (code === 'unknown-item' || code === 'date-incomplete') continue
      expect(sentenceOf('It', { linkId: 'a', code, params: {} })).not.toContain('breaks the rule')
    }
  })
})

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
