import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from '@/lib/guide/guide-file'
import type { Answers } from '@/lib/questionnaire/answers'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { parseReadingRules, suggestionsOf } from './reading-rules'

const file = readFileSync('content/reading.yaml', 'utf8')
const rules = parseReadingRules(file)
const shipped = new Map(
  readdirSync('content/questionnaires').map((name): [string, Questionnaire] => [
    name.replace('.json', ''),
    questionnaireSchema.parse(JSON.parse(readFileSync(`content/questionnaires/${name}`, 'utf8'))),
  ]),
)
const form = (name: string): Questionnaire => {
  const found = shipped.get(name)
  if (!found) throw new Error(`no questionnaire ${name}`)
  return found
}
const sectionsOf = (guide: string, language: string): string[] => {
  const read = parseGuideFile(readFileSync(`content/guides/${guide}.${language}.md`, 'utf8'))
  return read.ok ? read.guide.sections.map(({ id }) => id) : []
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (_, rule) => {
  it.each(rule.when)(
    'asks for an answer that $questionnaire offers to $question',
    ({ questionnaire, question, answers }) => {
      const item = itemIndex(form(questionnaire)).byLinkId.get(question)?.item
      expect(item, 'the question').toBeDefined()
      if (!item) return
      const codes = optionsOf(form(questionnaire), item).flatMap(({ value }) =>
        'valueCoding' in value ? value.valueCoding.code : [],
      )
      for (const answer of answers)
        if (answer === true) expect(item.type).toBe('boolean')
        else expect(codes).toContain(answer)
    },
  )

  it('leads to a part that is there in both languages', () => {
    for (const language of ['en', 'es']) expect(sectionsOf(rule.guide, language)).toContain(rule.section)
  })

  it('says why in words that go on after “because”, in both languages', () => {
    expect(rule.because.en).toMatch(/^you told us (?:that|about) .*[^.]$/)
    expect(rule.because.es).toMatch(/^nos (?:dijo que|habló de) .*[^.]$/)
  })
})

it('has each rule once', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  expect(() => parseReadingRules(`${file}\n- id: more\n`)).toThrow()
})

const url = (name: string) => `https://skin-visit.example/fhir/Questionnaire/${name}`
const safety = (answers: Answers) => ({
  ...{ url: url('jak-safety-check'), questionnaire: form('jak-safety-check'), answers },
})
const picked = (code: string) => ({ values: [{ valueCoding: { code } }] })
const yes = { values: [{ valueBoolean: true }] }
const no = { values: [{ valueBoolean: false }] }

describe('what is suggested', () => {
  it('is the part on heart and clots for somebody who smokes, once, with every reason', () => {
    const told = suggestionsOf(rules, [safety({ smoking: picked('now'), clot: yes })], 'en')
    expect(told).toEqual([
      {
        ...{ guide: 'could-it-be-right-for-me', section: 'heart-and-clots' },
        reasons: [
          { kind: 'told', words: 'you told us that you smoke, or smoked for a long time' },
          { kind: 'told', words: 'you told us about a blood clot, a heart attack or a stroke' },
        ],
      },
    ])
    expect(suggestionsOf(rules, [safety({ smoking: picked('now') })], 'es')[0]?.reasons[0]?.words).toMatch(
      /^nos dijo que fuma/,
    )
  })

  it('is nothing for an answer that is missing, not sure, not told, or no', () => {
    const absent = (code: 'asked-unknown' | 'asked-declined') => ({ absent: code })
    const none = [
      {},
      { smoking: absent('asked-unknown'), clot: absent('asked-unknown'), pregnant: absent('asked-declined') },
      { smoking: picked('never'), clot: no, cancer: no, trying: no },
      { smoking: picked('past-short') },
    ]
    for (const answers of none) expect(suggestionsOf(rules, [safety(answers)], 'en')).toEqual([])
    expect(suggestionsOf(rules, [], 'en')).toEqual([])
  })

  it('is nothing for an answer to what other answers made not apply', () => {
    const pregnant = { 'can-be-pregnant': yes, pregnant: yes }
    expect(suggestionsOf(rules, [safety(pregnant)], 'en')).toMatchObject([{ section: 'pregnancy' }])
    expect(suggestionsOf(rules, [safety({ ...pregnant, 'can-be-pregnant': no })], 'en')).toEqual([])
  })

  it('looks at the questionnaire that a rule names and no other', () => {
    const elsewhere = { ...safety({ smoking: picked('now') }), url: url('before-your-visit') }
    expect(suggestionsOf(rules, [elsewhere], 'en')).toEqual([])
  })

  it('is the guide that the poll’s choice leads to, in the words of that choice', () => {
    const questionnaire = inLanguage(form('curiosity-poll'), 'es')
    const item = itemIndex(questionnaire).byLinkId.get('learn')?.item
    const value = item && optionsOf(questionnaire, item)[0]?.value
    if (!value) throw new Error('no poll')
    const sent = { url: url('curiosity-poll'), questionnaire, answers: { learn: { values: [value] } } }
    expect(suggestionsOf(rules, [sent], 'es')).toEqual([
      {
        ...{ guide: 'how-jak-inhibitors-work', section: null },
        reasons: [{ kind: 'wants-to-learn', words: 'Cómo actúan' }],
      },
    ])
  })
})
