import { expect, it } from 'vitest'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { answerWordsIn } from './spoken'

it('reads a number back as it was typed, to whoever reads Spanish in Latin America too', () => {
  const read = (language: string, valueDecimal: number) =>
    answerWords(
      { linkId: 'a', type: 'decimal' },
      { values: [{ valueDecimal }] },
      answerWordsIn((key) => key, language),
    )
  expect(['en', 'es'].map((language) => read(language, 12_500))).toEqual(['12,500', '12,500'])
  expect(['en', 'es'].map((language) => read(language, 70.5))).toEqual(['70.5', '70.5'])
})
