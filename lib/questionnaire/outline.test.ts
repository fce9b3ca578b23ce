import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flagRules } from '@/lib/flag/rule'
import { ruleWords } from '@/lib/flag/rule-words'
import { outlineOf } from './outline'
import { type Item, questionnaireSchema } from './schema'

const ours = 'https://skin-visit.example/fhir/StructureDefinition'
const hl7 = 'http://hl7.org/fhir/StructureDefinition'
const form = (item: Item[], extension: unknown[] = []) =>
  questionnaireSchema.parse({ resourceType: 'Questionnaire', status: 'active', item, extension })
const smoke: Item = { linkId: 'smoke', type: 'boolean', text: 'Do you smoke?' }
const line = (item: Item) => outlineOf(form([smoke, item])).at(-1)

describe('an item in the outline', () => {
  it.each<[Partial<Item>, string]>([
    [{ type: 'boolean' }, 'Yes or no'],
    [{ type: 'integer' }, 'A whole number'],
    [{ type: 'decimal' }, 'A number'],
    [{ type: 'date' }, 'A date'],
    [
      { type: 'date', extension: [{ url: `${hl7}/entryFormat`, valueString: 'YYYY-MM' }] },
      'A month and year',
    ],
    [{ type: 'string' }, 'One line in own words'],
    [{ type: 'choice' }, 'Pick one answer'],
    [{ type: 'open-choice', repeats: true }, 'Pick any answers, or own words'],
    [
      { type: 'open-choice', repeats: true, extension: [{ url: `${ours}/ranking`, valueBoolean: true }] },
      'Pick, put in order, add in own words',
    ],
    [
      {
        type: 'integer',
        extension: [
          { url: `${hl7}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code: 'slider' }] } },
          { url: `${hl7}/minValue`, valueInteger: 0 },
          { url: `${hl7}/maxValue`, valueInteger: 10 },
          { url: `${ours}/scale-high-words`, valueString: 'worst itch' },
        ],
      },
      '0 to 10 (worst itch)',
    ],
    [{ type: 'display' }, ''],
    [{ type: 'group' }, ''],
  ])('%j is answered by %j', (item, answered) => {
    expect(line({ linkId: 'x', type: 'string', ...item })?.answered).toBe(answered)
  })

  it('says when it is asked', () => {
    const asked = (enableWhen: Item['enableWhen'], enableBehavior?: 'any') =>
      line({ linkId: 'x', type: 'string', enableWhen, enableBehavior })?.askedWhen
    expect(asked(undefined)).toBe('')
    expect(asked([{ question: 'smoke', operator: '=', answerBoolean: true }])).toBe('“Do you smoke?” is Yes')
    const two: Item['enableWhen'] = [
      { question: 'smoke', operator: 'exists', answerBoolean: false },
      { question: 'gone', operator: '>', answerInteger: 3 },
    ]
    expect(asked(two)).toBe(
      '“Do you smoke?” is not answered, and “gone” is more than something that is not known',
    )
    expect(asked(two, 'any')).toContain(', or ')
  })
})

it('every shipped questionnaire can be read through, and every rule in it', () => {
  for (const name of readdirSync('content/questionnaires')) {
    const questionnaire = questionnaireSchema.parse(
      JSON.parse(readFileSync(`content/questionnaires/${name}`, 'utf8')),
    )
    const lines = outlineOf(questionnaire)
    expect(lines.filter(({ words, kind }) => words === '' && kind !== 'group')).toEqual([])
    expect(lines.map(({ askedWhen }) => askedWhen).join()).not.toContain('not known')
    for (const rule of flagRules(questionnaire)) {
      expect(ruleWords(questionnaire, rule), rule.id).not.toBe('')
      expect(ruleWords(questionnaire, rule), rule.id).not.toContain('not known')
    }
  }
})

describe('a rule in words', () => {
  const rule = (parts: unknown[]) => {
    const questionnaire = form(
      [smoke],
      [
        {
          url: `${ours}/flag`,
          extension: [
            { url: 'id', valueCode: 'r' },
            { url: 'version', valueString: '1' },
            { url: 'severity', valueCode: 'note' },
            { url: 'words', valueString: 'W' },
            ...parts,
          ],
        },
      ],
    )
    const [one] = flagRules(questionnaire)
    return one && ruleWords(questionnaire, one)
  }
  const smokes = {
    url: 'when',
    extension: [
      { url: 'question', valueString: 'smoke' },
      { url: 'operator', valueCode: '=' },
      { url: 'answer', valueBoolean: true },
    ],
  }
  it.each([
    [[smokes], '“Do you smoke?” is Yes'],
    [[smokes, { url: 'min-age', valueInteger: 50 }], '“Do you smoke?” is Yes, aged 50 or over'],
    [[{ url: 'min-age', valueInteger: 65 }], 'aged 65 or over'],
    [[{ url: 'max-age', valueInteger: 11 }], 'aged 11 or under'],
    [
      [
        { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: 'true' } },
        { url: 'cites', valueString: 'smoke' },
      ],
      'Worked out from “Do you smoke?”',
    ],
  ])('%j', (parts, words) => {
    expect(rule(parts)).toBe(words)
  })
})
