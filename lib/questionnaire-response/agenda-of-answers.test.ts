import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { FhirValue } from '@/lib/questionnaire/answers'
import { optionsOf } from '@/lib/questionnaire/options'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { agendaOf } from './agenda-of-answers'

const questionnaire = questionnaireSchema.parse(
  JSON.parse(readFileSync('content/questionnaires/what-to-talk-about.json', 'utf8')),
)
const [item] = questionnaire.item ?? []
const [option] = item ? optionsOf(questionnaire, item) : []
const said = (...values: FhirValue[]) => agendaOf(questionnaire, { [item?.linkId ?? '']: { values } })
const own = (valueString: string) => ({ valueString })

it('lists picks and own words in their order, each once', () => {
  if (!option) throw new Error('no choice')
  expect(said(own('Can I swim?\nIn the sea'), option.value, own('can I  swim?\nIn the sea'))).toMatchObject([
    { source: 'own_words', topic: expect.stringMatching(/swim/) },
    { source: 'picked', ownWords: '', origin: `response:${item?.linkId}:${option.key}` },
  ])
})

it('knows own words by what they say, not by where they stand', () => {
  const [money, swim] = said(own('Money'), own('Can I swim?'))
  expect(said(own('Can I swim?'), own('Money'))).toEqual([swim, money])
  expect(money?.origin).not.toBe(swim?.origin)
})
