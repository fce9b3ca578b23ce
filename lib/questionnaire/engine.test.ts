import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlacedKey, linkIdOf } from './address'
import { answerRows } from './answer-words'
import { type Answers, sameAnswer } from './answers'
import { answersSchema } from './answers-schema'
import { enabledItems, isEnabled, withoutDisabled } from './enablement'
import { readPage } from './form-post'
import { itemOf } from './item-index'
import { journey } from './journey'
import { answered, anyQuestionnaire, questionnaireOf } from './questionnaire.fixtures'
import { toQuestionnaireResponse } from './response'
import { fromQuestionnaireResponse } from './response-reading'
import type { Item, Questionnaire } from './schema'
import { validate } from './validate'

const yes = { values: [{ valueBoolean: true }] }
const no = { values: [{ valueBoolean: false }] }
const when = (question: string, answerBoolean = true) => [{ question, operator: '=' as const, answerBoolean }]
const boolean = (linkId: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'boolean',
  text: linkId,
  ...rest,
})

describe('being enabled', () => {
  const chain = questionnaireOf(boolean('a'), boolean('b', { enableWhen: when('a') }), {
    linkId: 'g',
    type: 'group',
    enableWhen: when('b'),
    item: [boolean('c')],
  })
  it('is inherited, and an answer to what is disabled opens nothing', () => {
    expect(isEnabled(chain, 'c', { a: yes, b: yes })).toBe(true)
    expect(isEnabled(chain, 'c', { a: no, b: yes })).toBe(false)
    expect(withoutDisabled(chain, { a: no, b: yes, c: yes })).toEqual({ a: no })
  })

  it('takes "not sure" for no value: it equals nothing and does not exist', () => {
    const questionnaire = questionnaireOf(
      boolean('a'),
      boolean('equal', { enableWhen: when('a') }),
      boolean('unequal', { enableWhen: [{ question: 'a', operator: '!=', answerBoolean: false }] }),
      boolean('missing', { enableWhen: [{ question: 'a', operator: 'exists', answerBoolean: false }] }),
    )
    expect([...enabledItems(questionnaire, { a: { absent: 'asked-unknown' } })]).toEqual([
      'a',
      'unequal',
      'missing',
    ])
  })

  it('ends in a loop with answers that agree with it', () => {
    const loop = questionnaireOf(
      boolean('a', { enableWhen: when('b') }),
      boolean('b', { enableWhen: when('a') }),
    )
    expect(withoutDisabled(loop, { a: yes, b: yes })).toEqual({ a: yes, b: yes })
    expect(withoutDisabled(loop, { b: yes })).toEqual({})
    const self = questionnaireOf(boolean('a', { enableWhen: when('a', false) }))
    expect(withoutDisabled(self, { a: yes })).toEqual({})
  })
})

describe('whatever the questionnaire and the answers', () => {
  const property = (check: (given: { questionnaire: Questionnaire; answers: Answers }) => void) =>
    fc.assert(fc.property(answered, check), { numRuns: 300 })

  it('leaving disabled answers out changes nothing that is asked, and a second time nothing at all', () => {
    property(({ questionnaire, answers }) => {
      const counted = withoutDisabled(questionnaire, answers)
      expect(withoutDisabled(questionnaire, counted)).toEqual(counted)
      expect(enabledItems(questionnaire, counted)).toEqual(enabledItems(questionnaire, answers))
      expect(validate(questionnaire, counted, 'completed').filter((one) => one.code !== 'required')).toEqual(
        [],
      )
    })
  })

  it('the journey does not depend on the order the answers came in, nor on what is disabled', () => {
    property(({ questionnaire, answers }) => {
      const turned = Object.fromEntries(Object.entries(answers).reverse())
      expect(journey(questionnaire, turned)).toEqual(journey(questionnaire, answers))
      expect(
        journey(questionnaire, withoutDisabled(questionnaire, answers)).pages.map((page) => page.key),
      ).toEqual(journey(questionnaire, answers).pages.map((page) => page.key))
    })
  })

  it('every enabled question that can be seen stands on one page, once, and nothing disabled does', () => {
    property(({ questionnaire, answers }) => {
      const shown = journey(questionnaire, answers).pages.flatMap((page) => page.items)
      const drawn = shown.filter((one) => one.question).map((one) => one.item.linkId)
      expect(drawn).toEqual(answerRows(questionnaire, answers).map((row) => row.linkId))
      expect(new Set(drawn).size).toBe(drawn.length)
    })
  })

  it('answers come back from FHIR as they went', () => {
    property(({ questionnaire, answers }) => {
      const response = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
      const back = fromQuestionnaireResponse(questionnaire, JSON.parse(JSON.stringify(response)))
      if (!back.ok) throw new Error('not read back')
      const counted = withoutDisabled(questionnaire, answers)
      expect(back.unreadable).toEqual([])
      const said = Object.keys(counted).filter((key) => !isPlacedKey(key))
      // Instances are numbered anew, and those with nothing in them do not travel
      expect(Object.keys(back.answers).map(linkIdOf).sort()).toEqual(said.map(linkIdOf).sort())
      for (const [key, answer] of Object.entries(counted))
        if (linkIdOf(key) === key)
          expect(sameAnswer(Object.getOwnPropertyDescriptor(back.answers, key)?.value, answer)).toBe(true)
      expect(toQuestionnaireResponse(questionnaire, back.answers, { status: 'completed' })).toEqual(response)
    })
  })

  it('a form of any fields changes only the questions of its page', () => {
    const fields = fc.array(
      fc.tuple(fc.constantFrom('a.q1', 'a.__proto__', 'a.q2.day', 'shown', 'a.q3.rank.a'), fc.string()),
    )
    fc.assert(
      fc.property(answered, fields, ({ questionnaire, answers }, posted) => {
        const form = new FormData()
        for (const [name, value] of posted) form.append(name, value)
        const [page] = journey(questionnaire, answers).pages
        const { patch } = readPage(questionnaire, page?.key ?? '1', form, answers)
        for (const answer of Object.values(patch)) if (answer) answersSchema.parse({ any: answer })
        expect(Object.keys(patch).every((key) => itemOf(questionnaire, key))).toBe(true)
      }),
    )
  })

  it('nothing throws', () => {
    const anything = fc.dictionary(fc.constantFrom('q1', '__proto__', 'zz'), fc.constant(yes))
    fc.assert(
      fc.property(anyQuestionnaire, anything, (questionnaire, answers) => {
        journey(questionnaire, answers)
        validate(questionnaire, answers, 'completed')
        answerRows(questionnaire, answers, { notAsked: true })
        toQuestionnaireResponse(questionnaire, answers, { status: 'in-progress' })
      }),
    )
  })
})

describe('extremes', () => {
  const all = (questionnaire: Questionnaire, answers: Answers) => {
    const rows = answerRows(questionnaire, answers)
    validate(questionnaire, answers, 'completed')
    toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
    return { rows: rows.length, pages: journey(questionnaire, answers).pages.length }
  }

  it('200 levels', () => {
    let item = boolean('last')
    for (let level = 0; level < 200; level++)
      item = { linkId: `g${level}`, type: 'group', text: 'G', item: [item] }
    expect(all(questionnaireOf(item), { last: yes })).toEqual({ rows: 1, pages: 1 })
  })

  it('2,000 questions, each depending on the one before', () => {
    const items = Array.from({ length: 2000 }, (_, n) =>
      boolean(`q${n}`, n > 0 ? { enableWhen: when(`q${n - 1}`) } : {}),
    )
    const answers = Object.fromEntries(items.map((item) => [item.linkId, yes]))
    expect(all(questionnaireOf(...items.toReversed()), answers)).toEqual({ rows: 2000, pages: 2000 })
  })

  it('2,000 questions in one loop that unravels one by one', () => {
    const items = Array.from({ length: 2000 }, (_, n) =>
      boolean(`q${n}`, { enableWhen: when(`q${(n + 1) % 2000}`) }),
    )
    const answers = Object.fromEntries(items.slice(1).map((item) => [item.linkId, yes]))
    expect(all(questionnaireOf(...items), answers)).toEqual({ rows: 0, pages: 0 })
  })
})
