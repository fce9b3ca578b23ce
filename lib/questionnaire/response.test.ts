import { describe, expect, it } from 'vitest'
import { withPatch } from './answers'
import { questionnaireOf } from './questionnaire.fixtures'
import { toQuestionnaireResponse } from './response'
import { fromQuestionnaireResponse } from './response-reading'

const questionnaire = questionnaireOf(
  { linkId: 'g', type: 'group', text: 'Group', item: [{ linkId: 'a', type: 'boolean', text: 'A?' }] },
  {
    linkId: 'b',
    type: 'choice',
    text: 'B?',
    answerOption: ['x', 'y'].map((code) => ({
      valueCoding: { system: 'urn:s', code, display: code.toUpperCase() },
    })),
    item: [{ linkId: 'c', type: 'string', text: 'C?' }],
  },
  { linkId: 'd', type: 'display', text: 'Words' },
)
const absent = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

describe('a QuestionnaireResponse', () => {
  it('is nested and ordered as the questionnaire, and says why an answer is absent', () => {
    const answers = {
      c: { values: [{ valueString: 'words' }] },
      b: { values: [{ valueCoding: { code: 'y', display: 'Old words' } }] },
      a: { absent: 'asked-declined' as const },
    }
    const meta = {
      status: 'completed' as const,
      id: 'r',
      authored: '2026-12-01T10:30:00Z',
      subject: 'Patient/p',
      source: 'Patient/p',
    }
    expect(toQuestionnaireResponse(questionnaire, answers, meta)).toEqual({
      resourceType: 'QuestionnaireResponse',
      id: 'r',
      questionnaire: 'https://example.org/q|1',
      status: 'completed',
      subject: { reference: 'Patient/p' },
      authored: '2026-12-01T10:30:00Z',
      source: { reference: 'Patient/p' },
      item: [
        {
          linkId: 'g',
          text: 'Group',
          item: [
            {
              linkId: 'a',
              text: 'A?',
              answer: [{ extension: [{ url: absent, valueCode: 'asked-declined' }] }],
            },
          ],
        },
        {
          linkId: 'b',
          text: 'B?',
          answer: [
            {
              valueCoding: { system: 'urn:s', code: 'y', display: 'Y' },
              item: [{ linkId: 'c', text: 'C?', answer: [{ valueString: 'words' }] }],
            },
          ],
        },
      ],
    })
  })

  it('keeps what stands under an unanswered question', () => {
    const answers = { c: { values: [{ valueString: 'words' }] } }
    const response = toQuestionnaireResponse(questionnaire, answers, { status: 'in-progress' })
    expect(response.item).toEqual([
      {
        linkId: 'b',
        text: 'B?',
        answer: [{ item: [{ linkId: 'c', text: 'C?', answer: [{ valueString: 'words' }] }] }],
      },
    ])
    expect(fromQuestionnaireResponse(questionnaire, response)).toMatchObject({
      ok: true,
      answers,
      unreadable: [],
    })
  })

  it('from elsewhere is read as far as it can be', () => {
    const given = {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      item: [
        { linkId: 'a', answer: [{ valueBoolean: 'yes' }] },
        { linkId: 'b', answer: [{ valueAttachment: {} }] },
        { linkId: 'c', answer: [{ valueString: 'x', valueInteger: 1 }] },
        { linkId: 'd', answer: [] },
        { linkId: '__proto__', answer: [{ valueString: 'x' }] },
      ],
    }
    const read = fromQuestionnaireResponse(questionnaire, given)
    if (!read.ok) throw new Error('not read')
    expect(read.unreadable.sort()).toEqual(['a', 'b', 'c'])
    expect(Object.entries(read.answers)).toEqual([['__proto__', { values: [{ valueString: 'x' }] }]])
    for (const bad of [null, 'x', {}, { resourceType: 'Patient' }, { ...given, status: 'stopped' }])
      expect(fromQuestionnaireResponse(questionnaire, bad)).toEqual({ ok: false })
  })
})

it('a patch sets and takes away, whatever the names', () => {
  const yes = { values: [{ valueBoolean: true }] }
  const patched = withPatch(
    { a: yes, constructor: yes },
    Object.fromEntries([
      ['__proto__', yes],
      ['a', null],
    ]),
  )
  expect(Object.entries(patched)).toEqual([
    ['constructor', yes],
    ['__proto__', yes],
  ])
})
