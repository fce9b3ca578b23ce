import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noAnswers } from './answers'
import { journey } from './journey'
import { questionnaireSchema } from './schema'
import { validate } from './validate'

const folder = 'content/questionnaires'
const shipped = readdirSync(folder).map((file) => ({
  file,
  questionnaire: questionnaireSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
}))

describe.each(shipped)('$file', ({ file, questionnaire }) => {
  it('names itself as its file', () => {
    expect(`${questionnaire.id}.json`).toBe(file)
    expect(questionnaire.url).toBe(`https://skin-visit.example/fhir/Questionnaire/${questionnaire.id}`)
  })
  it('leads through pages', () => {
    expect(journey(questionnaire, noAnswers).pages.length).toBeGreaterThan(0)
    expect(validate(questionnaire, noAnswers, 'in-progress')).toEqual([])
  })
})
