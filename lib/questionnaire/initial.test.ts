import { expect, it } from 'vitest'
import { initialAnswers } from './initial'
import { questionnaireOf } from './questionnaire.fixtures'

it('a draft begins with what the file gives, as far as it is a value', () => {
  const option = (code: string, initialSelected: boolean) => ({ valueCoding: { code }, initialSelected })
  const questionnaire = questionnaireOf(
    { linkId: 'a', type: 'integer', initial: [{ valueInteger: 3 }, { valueInteger: 4 }] },
    {
      linkId: 'b',
      type: 'choice',
      repeats: true,
      answerOption: [option('x', true), option('y', false), option('z', true)],
    },
    { linkId: 'c', type: 'string', initial: [{ valueAttachment: {} }] },
    { linkId: 'd', type: 'string' },
    { linkId: 'e', type: 'boolean', readOnly: true, initial: [{ valueString: 'no answer' }] },
    {
      linkId: 'f',
      type: 'choice',
      answerOption: [option('x', false)],
      initial: [{ valueCoding: { code: 'y' } }],
    },
  )
  expect(initialAnswers(questionnaire)).toEqual({
    a: { values: [{ valueInteger: 3 }] },
    b: { values: [{ valueCoding: { code: 'x' } }, { valueCoding: { code: 'z' } }] },
  })
})
