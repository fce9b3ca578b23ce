import { describe, expect, it } from 'vitest'
import { answerRows, answerWords, englishWords } from './answer-words'
import type { Answer } from './answers'
import { extensionUrl } from './extension'
import { questionnaireOf } from './questionnaire.fixtures'
import { type Item, questionnaireSchema } from './schema'
import { inLanguage } from './translation'

const item = (type: Item['type'], rest: Partial<Item> = {}): Item => ({
  linkId: 'q',
  type,
  text: 'Q',
  ...rest,
})
const slider = { url: extensionUrl.itemControl, valueCodeableConcept: { coding: [{ code: 'slider' }] } }
const bound = (url: string, valueInteger: number) => ({ url, valueInteger })
const scale = [slider, bound(extensionUrl.minValue, 0), bound(extensionUrl.maxValue, 10)]
const unit = { url: extensionUrl.unit, valueCoding: { code: 'd', display: 'days' } }
const ranking = { url: extensionUrl.ranking, valueBoolean: true }
const answerOption = [
  { valueCoding: { code: 'face', display: 'Face' } },
  { valueCoding: { code: 'hand', display: 'Left hand' } },
]
const codes = (...all: string[]) => all.map((code) => ({ valueCoding: { code } }))

describe('an answer in words', () => {
  const said: [string, Item, Answer | undefined][] = [
    ['Yes', item('boolean'), { values: [{ valueBoolean: true }] }],
    ['9 of 10', item('integer', { extension: scale }), { values: [{ valueInteger: 9 }] }],
    ['5 days', item('integer', { extension: [unit] }), { values: [{ valueInteger: 5 }] }],
    ['7.25', item('decimal'), { values: [{ valueDecimal: 7.25 }] }],
    ['3 March 2026', item('date'), { values: [{ valueDate: '2026-03-03' }] }],
    ['March 2026', item('date'), { values: [{ valueDate: '2026-03' }] }],
    ['2026', item('date'), { values: [{ valueDate: '2026' }] }],
    ['Face, Left hand', item('choice', { answerOption }), { values: codes('face', 'hand') }],
    [
      'Face; Cuts, on my feet',
      item('open-choice', { answerOption }),
      { values: [...codes('face'), { valueString: 'Cuts, on my feet' }] },
    ],
    [
      '1. Left hand; 2. Face',
      item('choice', { answerOption, extension: [ranking] }),
      { values: codes('hand', 'face') },
    ],
    ['gone', item('choice', { answerOption }), { values: codes('gone') }],
    ['Not sure', item('boolean'), { absent: 'asked-unknown' }],
    ['Prefers not to say', item('boolean'), { absent: 'asked-declined' }],
    ['Not answered', item('boolean'), undefined],
  ]
  it.each(said)('%s', (words, one, answer) => {
    expect(answerWords(one, answer)).toBe(words)
  })
  it('in the words of another language', () => {
    const spanish = { ...englishWords, locale: 'es', yes: 'Sí' }
    expect(answerWords(item('boolean'), { values: [{ valueBoolean: true }] }, spanish)).toBe('Sí')
    expect(answerWords(item('date'), { values: [{ valueDate: '2026-03-03' }] }, spanish)).toBe(
      '3 de marzo de 2026',
    )
  })
  it('as the options were read in another language, whether they stand with the question or in a value set', () => {
    const word = (english: string, spanish: string) => ({
      valueString: english,
      _valueString: {
        extension: [
          {
            url: extensionUrl.translation,
            extension: [
              { url: 'lang', valueCode: 'es' },
              { url: 'content', valueString: spanish },
            ],
          },
        ],
      },
    })
    const concept = (code: string, display: string, value: string) => ({
      ...{ code, display, designation: [{ language: 'es', value }] },
    })
    const include = [
      { system: 'urn:t', concept: [concept('d', 'Every day', 'Cada día'), concept('n', 'Never', 'Nunca')] },
    ]
    const questionnaire = questionnaireSchema.parse({
      ...{ resourceType: 'Questionnaire', url: 'urn:x', status: 'active', title: 'X' },
      contained: [{ resourceType: 'ValueSet', id: 'often', status: 'active', compose: { include } }],
      item: [
        {
          ...{ linkId: 'g', type: 'group' },
          item: [{ linkId: 'often', type: 'choice', repeats: true, answerValueSet: '#often' }],
        },
        {
          linkId: 'where',
          type: 'open-choice',
          answerOption: [word('Face', 'Cara'), word('Hands', 'Manos')],
        },
      ],
    })
    const often = { system: 'urn:t', code: 'd', display: 'Every day' }
    const answers = {
      often: { values: [{ valueCoding: often }] },
      where: { values: [{ valueString: 'Hands' }, { valueString: 'My own' }] },
    }
    const said = (language: string) =>
      answerRows(inLanguage(questionnaire, language), answers).map(({ words }) => words)
    expect(said('en')).toEqual(['Every day', 'Hands, My own'])
    expect(said('es')).toEqual(['Cada día', 'Manos, My own'])
  })
})

it('tells skipped, not sure, declined and not asked apart', () => {
  const questionnaire = questionnaireOf({
    linkId: 'g',
    type: 'group',
    text: 'Section',
    item: [
      item('boolean', { linkId: 'skipped' }),
      item('boolean', { linkId: 'unsure' }),
      item('boolean', { linkId: 'declined' }),
      item('boolean', {
        linkId: 'closed',
        enableWhen: [{ question: 'skipped', operator: '=', answerBoolean: true }],
      }),
    ],
  })
  const rows = answerRows(
    questionnaire,
    {
      unsure: { absent: 'asked-unknown' },
      declined: { absent: 'asked-declined' },
      closed: { values: [{ valueBoolean: true }] },
    },
    { notAsked: true },
  )
  expect(rows.map((row) => [row.state, row.words])).toEqual([
    ['skipped', 'Not answered'],
    ['not-sure', 'Not sure'],
    ['declined', 'Prefers not to say'],
    ['not-asked', 'Not asked'],
  ])
  expect(rows[0]).toMatchObject({ question: 'Q', sections: ['Section'], pageKey: '1' })
})
