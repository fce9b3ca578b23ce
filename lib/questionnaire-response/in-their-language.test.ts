import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { addressOf } from '@/lib/questionnaire/address'
import { englishWords } from '@/lib/questionnaire/answer-words'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { fieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { pageOf } from '@/lib/questionnaire/pages'
import { questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { agendaOf, pickedIn } from './agenda-of-answers'
import { pageFieldName, readCorrection } from './correction-form'
import { inWords, urgentFlags } from './urgent'

const shipped = (name: string) =>
  questionnaireSchema.parse(JSON.parse(readFileSync(`content/questionnaires/${name}.json`, 'utf8')))

it('tells an urgent answer in the words of whoever gave it', () => {
  const questionnaire = inLanguage(shipped('jak-safety-check'), 'es')
  const answers = { 'chest-pain': { values: [{ valueBoolean: true }] } }
  const clinic = { emergency: '911', timeZone: 'America/New_York' }
  const ground = { questionnaire, answers, birthDate: new Date('1981-03-04'), completedAt: null, clinic }
  const flags = urgentFlags(ground, new Date('2026-11-29'))
  const words = { ...englishWords, locale: 'es', yes: 'Sí', notSure: 'No lo sé con seguridad' }
  expect(inWords(flags, ground, words).flatMap(({ citations }) => citations)).toEqual([
    { linkId: 'chest-pain', question: expect.stringMatching(/^¿Tiene dolor/), answer: 'Sí' },
  ])
})

it('tells an urgent answer in what repeats as it was given', () => {
  const rule = [
    ...[
      { url: 'id', valueCode: 'bleeding' },
      { url: 'version', valueString: '1' },
      { url: 'severity', valueCode: 'urgent' },
    ],
    ...['words', 'patient-words'].map((url) => ({ url, valueString: 'Bleeding' })),
    {
      url: 'when',
      extension: [
        { url: 'question', valueString: 'bleeds' },
        { url: 'operator', valueCode: '=' },
        { url: 'answer', valueBoolean: true },
      ],
    },
  ]
  const questionnaire = {
    ...questionnaireOf({
      ...{ linkId: 'moles', type: 'group', text: 'Mole', repeats: true },
      item: [{ linkId: 'bleeds', type: 'boolean', text: 'Does it bleed?' }],
    }),
    extension: [{ url: extensionUrl.flag, extension: rule }],
  }
  const answers = { [addressOf('bleeds', ['k2'])]: { values: [{ valueBoolean: true }] } }
  const clinic = { emergency: '911', timeZone: 'America/New_York' }
  const ground = { questionnaire, answers, birthDate: new Date('1981-03-04'), completedAt: null, clinic }
  const flags = inWords(urgentFlags(ground, new Date('2026-11-29')), ground, englishWords)
  expect(flags.flatMap(({ citations }) => citations.map(({ answer }) => answer))).toEqual(['Yes'])
})

it('finds what was picked in other words, and nothing where there is no such choice', () => {
  const questionnaire = shipped('what-to-talk-about')
  const [item] = questionnaire.item ?? []
  const [option] = item ? optionsOf(questionnaire, item) : []
  if (!item || !option) throw new Error('no choice')
  const answers = { [item.linkId]: { values: [option.value] } }
  const [picked] = agendaOf(questionnaire, answers)
  if (!picked) throw new Error('nothing picked')
  expect(pickedIn(questionnaire, picked)).toBe(picked.topic)
  const spanish = pickedIn(inLanguage(questionnaire, 'es'), picked)
  expect(spanish).toEqual(expect.stringMatching(/\S/))
  expect(spanish).not.toBe(picked.topic)
  for (const origin of ['own:1', 'response:x:y', `response:${item.linkId}:other.0`])
    expect(pickedIn(questionnaire, { linkId: item.linkId, origin })).toBeNull()
})

it('takes for a correction only what was changed, in whatever language it is read', () => {
  const form = shipped('how-is-your-skin')
  const spanish = inLanguage(form, 'es')
  const linkId = 'control'
  const item = itemOf(form, linkId)
  const [first, second] = item ? optionsOf(form, item) : []
  if (!first || !second) throw new Error('no choice')
  const sent = { [linkId]: { values: [first.value] } }
  const changesTo = (key: string) => {
    const posted = new FormData()
    posted.append(pageFieldName, pageOf(spanish, linkId) ?? '')
    posted.append(shownFieldName, linkId)
    posted.append(fieldName(linkId), key)
    return readCorrection(spanish, sent, posted).changes.map((one) => one.linkId)
  }
  expect(changesTo(first.key)).toEqual([])
  expect(changesTo(second.key)).toEqual([linkId])
})
