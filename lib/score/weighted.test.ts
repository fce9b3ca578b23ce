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

  it('is found wherever options and their weights are read for everything else', () => {
    const weighed = { code: 'bad', display: 'Bad', extension: ordinal(3) }
    const expansion = { contains: [{ system, ...weighed }] }
    const contained = [{ resourceType: 'ValueSet', id: 'severity', expansion }]
    expect(scored(form({ answerValueSet: '#severity' }, { contained }))).toMatchObject({ value: 3 })

    const whole = [{ url: extensionUrl.ordinalValue, valueInteger: 3 }]
    const coded = form({ answerOption: [{ valueCoding: { system, code: 'bad' }, extension: whole }] })
    expect(scored(coded)).toMatchObject({ value: 3 })

    const wordsOnly = form({ answerOption: [{ valueCoding: { display: 'bad' }, extension: ordinal(3) }] })
    expect(scored(wordsOnly)).toMatchObject({ value: 3 })

    const number = form({ answerOption: [{ valueInteger: 7, extension: ordinal(3) }] })
    expect(scoreResponse(number, { a: { values: [{ valueInteger: 7 }] } })).toMatchObject([{ value: 3 }])
  })
})
