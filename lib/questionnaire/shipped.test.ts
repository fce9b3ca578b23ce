import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flagProblems } from '@/lib/flag/rule'
import { readingGrade } from '@/lib/guide/reading-grade'
import { scoreProblems } from '@/lib/score/definition'
import { noAnswers } from './answers'
import { extensionsOf, extensionUrl, textOf } from './extension'
import { checkImport } from './importing'
import { isQuestion, itemIndex } from './item-index'
import { journey } from './journey'
import { minutesFor } from './minutes'
import { optionsOf } from './options'
import { planOf } from './pages'
import { questionnaireSchema } from './schema'
import { validate } from './validate'

const content = new URL('../../content/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), 'utf8'))
const guideIds = readdirSync(new URL('guides/', content)).map((file) => file.split('.')[0])
const shipped = readdirSync(new URL('questionnaires/', content)).map((file) => ({
  file,
  json: read(`questionnaires/${file}`),
  questionnaire: questionnaireSchema.parse(read(`questionnaires/${file}`)),
}))

/** Names that cannot be made easier: medicines, and the words they explain */
const names =
  /\b(azathioprine|ciclosporin|methotrexate|mycophenolate|upadacitinib|abrocitinib|baricitinib|ruxolitinib|dupilumab|clopidogrel|tuberculosis|diverticulitis|herpeticum|hepatitis)\b/gi

it('six questionnaires ship', () => {
  expect(shipped.map((one) => one.questionnaire.id)).toEqual([
    'before-your-visit',
    'curiosity-poll',
    'how-is-your-skin',
    'jak-safety-check',
    'photos-of-your-skin',
    'what-to-talk-about',
  ])
})

describe.each(shipped)('$file', ({ file, json, questionnaire }) => {
  const { places } = itemIndex(questionnaire)

  it('names itself as its file, and is complete', () => {
    expect(`${questionnaire.id}.json`).toBe(file)
    expect(questionnaire.url).toBe(`https://skin-visit.example/fhir/Questionnaire/${questionnaire.id}`)
    expect(questionnaire).toMatchObject({
      status: 'active',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
    for (const part of [questionnaire.name, questionnaire.title, questionnaire.description])
      expect(part).toBeTruthy()
    expect(questionnaire).not.toHaveProperty('useContext')
  })

  it('can be brought in as if it came from elsewhere, with nothing lost', () => {
    expect(checkImport(json)).toMatchObject({ ok: true, degraded: [] })
  })

  it('has scores and rules without fault', () => {
    expect([...scoreProblems(questionnaire), ...flagProblems(questionnaire)]).toEqual([])
  })

  it('leads through pages of at most four questions, shown as they are or by an answer', () => {
    const { pages } = journey(questionnaire, noAnswers)
    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) expect(page.title).not.toBe('')
    for (const page of pages) expect(page.questions).toBeLessThanOrEqual(4)
    expect(planOf(questionnaire).pages.length).toBeGreaterThanOrEqual(pages.length)
    expect(validate(questionnaire, noAnswers, 'in-progress')).toEqual([])
  })

  it('lets nobody stand before a required question without a way on', () => {
    for (const { item } of places.filter((place) => place.item.required && file !== 'curiosity-poll.json'))
      expect(extensionsOf(item, extensionUrl.allowedAbsence).length, item.linkId).toBeGreaterThan(0)
  })

  it('suggests only guides that are there', () => {
    const guides = places.flatMap((place) =>
      optionsOf(questionnaire, place.item).flatMap((one) => one.guide ?? []),
    )
    expect(guides.filter((guide) => !guideIds.includes(guide))).toEqual([])
    expect(guides.length).toBe(file === 'curiosity-poll.json' ? 7 : 0)
  })

  it('reads at grade 6 or below, and every text is said plainly', () => {
    const rules = extensionsOf(questionnaire, extensionUrl.flag)
    const texts = [
      questionnaire.description ?? '',
      ...places.map((place) => place.item.text ?? ''),
      ...rules.flatMap((rule) => textOf(rule, 'patient-words') ?? []),
    ]
    expect(readingGrade(texts, names)).toBeLessThanOrEqual(6)
    const labels = places.flatMap((place) => optionsOf(questionnaire, place.item).map((one) => one.label))
    for (const text of [...texts, ...labels]) expect(text).not.toMatch(/!|please|<|\bkindly\b/i)
  })

  it('tells its minutes, and says each question once', () => {
    expect(minutesFor(questionnaire)).toBeLessThanOrEqual(10)
    const questions = places.filter((place) => isQuestion(place.item)).map((place) => place.item.text)
    expect(new Set(questions).size).toBe(questions.length)
  })
})
