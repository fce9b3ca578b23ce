import { describe, expect, it } from 'vitest'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { scoreResponse } from './score'

const ordinal = (valueDecimal: number) => [{ url: extensionUrl.ordinalValue, valueDecimal }]
const form = (item: object, more: object = {}) =>
  questionnaireSchema.parse({
    ...{ resourceType: 'Questionnaire', status: 'active', url: 'https://clinic.example/form' },
    item: [{ linkId: 'a', type: 'choice', text: 'How bad?', ...item }],
    extension: [
      {
        url: extensionUrl.score,
        extension: [
          { url: 'id', valueCode: 's' },
          { url: 'title', valueString: 'S' },
          {
            url: 'expression',
            valueExpression: {
              language: 'text/fhirpath',
              expression: "%resource.repeat(item).where(linkId = 'a').answer.value.weight()",
            },
          },
          { url: 'min', valueDecimal: 0 },
          { url: 'max', valueDecimal: 40 },
          { url: 'direction', valueCode: 'higher-is-worse' },
        ],
      },
    ],
    ...more,
  })

const system = 'https://clinic.example/severity'
const listed = (weight: number) =>
  form(
    { answerValueSet: '#severity' },
    {
      contained: [
        {
          ...{ resourceType: 'ValueSet', id: 'severity' },
          compose: { include: [{ system, concept: [{ code: 'bad', extension: ordinal(weight) }] }] },
        },
      ],
    },
  )
const said = { a: { values: [{ valueCoding: { system, code: 'bad' } }] } }
const scored = (of: ReturnType<typeof form>, answers = said) => scoreResponse(of, answers)[0]

describe('the weight of an answer', () => {
  it('is that of its own version, and of its own clinic, where it stands in a value set of the file', () => {
    const [first, second] = [listed(3), listed(30)]
    expect(scored(first)).toMatchObject({ value: 3 })
    expect(scored(second)).toMatchObject({ value: 30 })
    expect(scored(first)).toMatchObject({ value: 3 })
  })
})
