import { createTranslator } from 'next-intl'
import { expect, it } from 'vitest'
import sentences from '@/content/messages/en/questionnaire-errors.json'
import { issue, issueCodes } from './issue'

const params = {
  ...{ min: 1, max: 2, length: 3, places: 1, part: 'day', option: 'None of these', file: 'arm.jpg' },
  ...{ typed: '1,500', whole: '1500' },
}

it('every code has its sentence, and no sentence is left over', () => {
  expect(Object.keys(sentences).sort()).toEqual([...issueCodes].sort())
})

it.each(issueCodes)('%s is a whole sentence with its parameters', (code) => {
  const t = createTranslator({
    locale: 'en',
    messages: sentences,
    onError: (error) => {
      throw error
    },
  })
  const sentence = t(code, issue({ linkId: 'q', text: 'How many?' }, code, params).params)
  expect(sentence).toMatch(/^[A-Z“].*[^.]$/)
  expect(sentence).not.toMatch(/[{}#!]|undefined|please/)
})

it('a long question is cut', () => {
  expect(String(issue({ linkId: 'q', text: 'x'.repeat(200) }, 'required').params.question)).toHaveLength(80)
})
