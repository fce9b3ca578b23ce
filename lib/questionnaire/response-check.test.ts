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
import { codings, integer, itchIs, response, said, skin } from './response-check.fixtures'
import { sentenceOf } from './response-words'
import type { Item } from './schema'
import { validate } from './validate'

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
