import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesAhead } from '@/lib/questionnaire/ahead'
import { type Answers, noAnswers } from '@/lib/questionnaire/answers'
import { isAskedBy } from '@/lib/questionnaire/field-condition'
import { itemOf } from '@/lib/questionnaire/item-index'
import { journey } from '@/lib/questionnaire/journey'
import { optionsOf } from '@/lib/questionnaire/options'
import { pageOf, planOf } from '@/lib/questionnaire/pages'
import { anyAnswers, anyQuestionnaire, questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { drawn, drawnFields } from './drawn-fields'

const keysOf = (questionnaire: Questionnaire) => planOf(questionnaire).pages.map(({ key }) => key)

/** The answers of the pages before this one, or of this one and all after it */
function part(questionnaire: Questionnaire, answers: Answers, from: string, isBehind: boolean): Answers {
  const keys = keysOf(questionnaire)
  return Object.fromEntries(
    Object.entries(answers).filter(([linkId]) => {
      const page = pageOf(questionnaire, linkId)
      return page !== undefined && keys.indexOf(page) < keys.indexOf(from) === isBehind
    }),
  )
}

/** Goes on from a page as the browser does, with nothing but what the forms of the shown pages post */
function shownAhead(questionnaire: Questionnaire, behind: Answers, given: Answers, from: string): string[] {
  const shown = journey(questionnaire, { ...behind, ...given }).pages.flatMap(({ key, items }) =>
    key === from ? items.map(({ item }) => item.linkId) : [],
  )
  const fieldsOf = (field: string) =>
    Object.entries(given).flatMap(([linkId, answer]) => {
      const item = itemOf(questionnaire, linkId)
      return item && shown.includes(linkId)
        ? drawn(drawnFields(item, optionsOf(questionnaire, item), answer), field)
        : []
    })
  return pagesAhead(questionnaire, behind, from).flatMap(({ page, when, parts }) => {
    const out = new Set(parts.flatMap((one) => (isAskedBy(one.when, fieldsOf) ? [] : one.linkId)))
    const questions = page.items.flatMap(({ item, question }) =>
      question && !out.has(item.linkId) ? item.linkId : [],
    )
    if (!isAskedBy(when, fieldsOf) || questions.length === 0) return []
    shown.push(...questions)
    return [`${page.key}: ${questions.join(' ')}`]
  })
}

function agrees(questionnaire: Questionnaire, before: Answers, after: Answers): void {
  for (const { key } of journey(questionnaire, before).pages) {
    const behind = part(questionnaire, before, key, true)
    const given = part(questionnaire, after, key, false)
    const { pages } = journey(questionnaire, { ...behind, ...given })
    if (!pages.some((page) => page.key === key)) continue
    const at = (one: string) => keysOf(questionnaire).indexOf(one)
    const reach = at(pagesAhead(questionnaire, behind, key).at(-1)?.page.key ?? key)
    const asked = pages.flatMap((page) => {
      const questions = page.items.flatMap(({ item, question }) => (question ? item.linkId : []))
      return at(page.key) > at(key) && at(page.key) <= reach ? `${page.key}: ${questions.join(' ')}` : []
    })
    expect(shownAhead(questionnaire, behind, given, key), `from ${key}`).toEqual(asked)
  }
}

describe('the pages ahead', () => {
  it('are those that the journey leads to, whatever the questionnaire and the answers', () => {
    fc.assert(
      fc.property(
        anyQuestionnaire.chain((questionnaire) =>
          fc.tuple(fc.constant(questionnaire), anyAnswers(questionnaire), anyAnswers(questionnaire)),
        ),
        ([questionnaire, before, after]) => agrees(questionnaire, before, after),
      ),
      { numRuns: 1000 },
    )
  })

  const read = (name: string) =>
    questionnaireSchema.parse(JSON.parse(readFileSync(`content/questionnaires/${name}.json`, 'utf8')))
  const reach = (questionnaire: Questionnaire, from: string, holding?: ReadonlySet<string>) =>
    pagesAhead(questionnaire, noAnswers, from, holding).length

  it('are all of a shipped questionnaire, and the way through them is the journey', () => {
    for (const name of ['how-is-your-skin', 'before-your-visit', 'jak-safety-check', 'curiosity-poll']) {
      const questionnaire = read(name)
      const pages = planOf(questionnaire).pages.filter(({ wordsOnly }) => !wordsOnly)
      expect(reach(questionnaire, '1'), name).toBe(pages.length - 1)
      fc.assert(
        fc.property(anyAnswers(questionnaire), anyAnswers(questionnaire), (before, after) =>
          agrees(questionnaire, before, after),
        ),
        { numRuns: 30 },
      )
    }
  })

  it('end at a photo, and after a question that may need help right now', () => {
    const words = { linkId: 'words', type: 'text' as const, text: 'Words' }
    const photo = { linkId: 'photo', type: 'attachment' as const, text: 'Photo' }
    expect(reach(questionnaireOf(words, { ...words, linkId: 'more' }, photo, words), '1')).toBe(1)
    const skin = read('how-is-your-skin')
    const third = planOf(skin).pages[2]?.item.linkId ?? ''
    expect(reach(skin, '1', new Set([third]))).toBe(2)
    expect(reach(skin, '3', new Set([third]))).toBe(0)
    expect(reach(skin, 'nowhere')).toBe(0)
  })

  it('end where an earlier answer counts or not by what is still to come', () => {
    const answered = (question: string) => [{ question, operator: 'exists' as const, answerBoolean: false }]
    const words = { type: 'string' as const, text: 'Words' }
    const backward = questionnaireOf(
      { ...words, linkId: 'first', enableWhen: answered('second') },
      { ...words, linkId: 'second' },
      { ...words, linkId: 'third', enableWhen: answered('first') },
    )
    agrees(
      backward,
      { first: { values: [{ valueString: 'A' }] } },
      { second: { values: [{ valueString: 'B' }] } },
    )
    agrees(backward, { first: { values: [{ valueString: 'A' }] } }, noAnswers)
    expect(reach(backward, '2')).toBe(0)
  })

  it('says of an answer whether it is one', () => {
    const when = [{ any: false, of: [{ field: 'a', keys: null, is: true }] }]
    expect(isAskedBy(when, () => [''])).toBe(false)
    expect(isAskedBy(when, () => ['absent.asked-unknown'])).toBe(false)
    expect(isAskedBy(when, () => ['0'])).toBe(true)
  })
})
