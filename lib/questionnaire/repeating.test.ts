import { describe, expect, it } from 'vitest'
import { addressOf, placedKey } from './address'
import { answerRows } from './answer-words'
import { type Answers, withPatch } from './answers'
import { enabledItems, withoutDisabled } from './enablement'
import { fieldName, shownFieldName } from './field-names'
import { readPage } from './form-post'
import { MARK, nextInstanceId, withAdded, withRemoved } from './instance-patch'
import { journey } from './journey'
import { questionnaireOf } from './questionnaire.fixtures'
import { toQuestionnaireResponse } from './response'
import { fromQuestionnaireResponse } from './response-reading'
import type { Item } from './schema'
import { unrolled } from './unrolled'
import { validate } from './validate'

const words = (valueString: string) => ({ values: [{ valueString }] })
const yes = { values: [{ valueBoolean: true }] }
const medicines: Item = {
  linkId: 'medicines',
  type: 'group',
  text: 'Medicine',
  repeats: true,
  item: [
    { linkId: 'name', type: 'string', text: 'Name', required: true },
    { linkId: 'stopped', type: 'boolean', text: 'Stopped?' },
    {
      linkId: 'why',
      type: 'string',
      text: 'Why?',
      enableWhen: [{ question: 'stopped', operator: '=', answerBoolean: true }],
    },
    {
      linkId: 'effects',
      type: 'choice',
      text: 'Effects',
      repeats: true,
      answerOption: ['a', 'b'].map((code) => ({ valueCoding: { code } })),
      item: [{ linkId: 'how-bad', type: 'integer', text: 'How bad?' }],
    },
  ],
}
const questionnaire = questionnaireOf({ linkId: 'first', type: 'boolean', text: 'First' }, medicines, {
  linkId: 'last',
  type: 'boolean',
  text: 'Last',
  enableWhen: [{ question: 'name', operator: '=', answerString: 'B' }],
})
const at = addressOf
const two: Answers = {
  first: yes,
  [at('name', ['1'])]: words('A'),
  [at('stopped', ['1'])]: yes,
  [at('name', ['k2'])]: words('B'),
  [at('effects', ['k2', '1'])]: { values: [{ valueCoding: { code: 'a' } }] },
  [at('how-bad', ['k2', '1'])]: { values: [{ valueInteger: 3 }] },
  [at('effects', ['k2', 'z'])]: { values: [{ valueCoding: { code: 'b' } }] },
}

describe('what repeats', () => {
  it('is there once before anything is said, and what does not repeat keeps its key', () => {
    expect([...enabledItems(questionnaire, {})]).toEqual([
      'first',
      at('medicines', ['1']),
      at('name', ['1']),
      at('stopped', ['1']),
      at('effects', ['1', '1']),
      at('how-bad', ['1', '1']),
    ])
    expect(journey(questionnaire, {}).pages.map((page) => page.key)).toEqual(['1', '2'])
  })

  it('leaves a questionnaire without it alone', () => {
    const plain = questionnaireOf({ linkId: 'first', type: 'boolean', text: 'First' })
    expect(unrolled(plain, two)).toBe(plain)
  })

  it('has conditions of its own in each instance, and the nearest from outside', () => {
    const enabled = enabledItems(questionnaire, two)
    expect(enabled.has(at('why', ['1']))).toBe(true)
    expect(enabled.has(at('why', ['k2']))).toBe(false)
    expect(enabled.has('last')).toBe(true)
    expect(
      enabledItems(questionnaire, withPatch(two, { [at('name', ['z9'])]: words('C') })).has('last'),
    ).toBe(false)
  })

  it('is asked from outside where it has an answer: what has none is in no response', () => {
    const asks = (question: string): Item => ({
      linkId: 'after',
      type: 'text',
      text: 'After',
      enableWhen: [{ question, operator: '=', answerBoolean: true }],
    })
    const questionnaire = questionnaireOf(medicines, asks('stopped'))
    const first = { [addressOf('name', ['1'])]: words('A'), [addressOf('stopped', ['1'])]: yes }
    const empty = { ...first, [placedKey(addressOf('medicines', ['2']))]: MARK }
    expect(enabledItems(questionnaire, empty).has('after')).toBe(true)
    const named = { ...empty, [addressOf('name', ['2'])]: words('B') }
    expect(enabledItems(questionnaire, named).has('after')).toBe(true)
    const goesOn = { ...named, [addressOf('stopped', ['2'])]: { values: [{ valueBoolean: false }] } }
    expect(enabledItems(questionnaire, goesOn).has('after')).toBe(false)
  })

  it('stands on one page whose key does not change', () => {
    const [, page, after] = journey(questionnaire, two).pages
    expect([page?.key, after?.key]).toEqual(['2', '3'])
    expect(
      page?.items.filter((one) => one.instance).map((one) => [one.instance?.nth, one.instance?.count]),
    ).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
      [1, 2],
      [2, 2],
    ])
  })

  it('asks for what is required once something else in it is answered', () => {
    const codes = (answers: Answers) => validate(questionnaire, answers, 'completed').map((one) => one.linkId)
    expect(codes({})).toEqual([])
    expect(codes({ [placedKey(at('medicines', ['1']))]: MARK })).toEqual([])
    expect(codes({ [at('stopped', ['1'])]: yes })).toEqual([at('name', ['1'])])
  })

  it('goes to FHIR as items and answers that repeat, and comes back', () => {
    const response = toQuestionnaireResponse(questionnaire, two, { status: 'completed' })
    expect(response.item?.slice(1)).toEqual([
      {
        linkId: 'medicines',
        text: 'Medicine',
        item: [
          { linkId: 'name', text: 'Name', answer: [{ valueString: 'A' }] },
          { linkId: 'stopped', text: 'Stopped?', answer: [{ valueBoolean: true }] },
        ],
      },
      {
        linkId: 'medicines',
        text: 'Medicine',
        item: [
          { linkId: 'name', text: 'Name', answer: [{ valueString: 'B' }] },
          {
            linkId: 'effects',
            text: 'Effects',
            answer: [
              {
                valueCoding: { code: 'a' },
                item: [{ linkId: 'how-bad', text: 'How bad?', answer: [{ valueInteger: 3 }] }],
              },
              { valueCoding: { code: 'b' } },
            ],
          },
        ],
      },
    ])
    const back = fromQuestionnaireResponse(questionnaire, response)
    if (!back.ok) throw new Error('not read back')
    expect(toQuestionnaireResponse(questionnaire, back.answers, { status: 'completed' })).toEqual(response)
    expect(back.answers[at('how-bad', ['2', '1'])]).toEqual({ values: [{ valueInteger: 3 }] })
  })

  it('says in its rows which one they are about', () => {
    const rows = answerRows(questionnaire, two)
    expect(rows.filter((row) => row.question === 'Name').map((row) => row.sections)).toEqual([
      ['Medicine (1 of 2)'],
      ['Medicine (2 of 2)'],
    ])
  })
})

describe('a page of what repeats', () => {
  const form = (fields: [string, string][], ...drawn: string[]) => {
    const data = new FormData()
    for (const address of drawn) data.append(shownFieldName, address)
    for (const [address, value] of fields) data.append(fieldName(address), value)
    return data
  }

  it('is read also where it was the only thing that knew of an instance', () => {
    const name = at('name', ['k7'])
    const post = readPage(questionnaire, '2', form([[name, 'A']], name), {})
    expect(post.patch).toEqual({ [name]: words('A') })
    expect(post.issues).toEqual([])
    const stopped = at('stopped', ['k7'])
    const without = readPage(questionnaire, '2', form([[stopped, 'true']], name, stopped), {})
    expect(without.issues.map((one) => [one.linkId, one.code])).toEqual([[name, 'required']])
  })

  it('gets one more, once however often it is sent, and another from another page', () => {
    const id = nextInstanceId(questionnaire, two, new Date(1e12))
    const address = at('medicines', [id])
    const added = withAdded(questionnaire, {}, {}, address)
    expect(Object.keys(added)).toEqual([placedKey(at('medicines', ['1'])), placedKey(address)])
    const after = withPatch({}, added)
    expect(withAdded(questionnaire, after, {}, address)).toEqual({})
    expect(nextInstanceId(questionnaire, after, new Date(1e12))).not.toBe(id)
    for (const wrong of [
      at('medicines', []),
      at('medicines', ['1', '2']),
      at('first', ['1']),
      at('medicines', ['<b>']),
    ])
      expect(withAdded(questionnaire, {}, {}, wrong)).toEqual({})
  })

  it('loses one with all that is in it, and nothing else', () => {
    const after = withPatch(two, withRemoved(questionnaire, two, {}, at('medicines', ['k2'])))
    expect(Object.keys(after)).toEqual(['first', at('name', ['1']), at('stopped', ['1'])])
    expect(withoutDisabled(questionnaire, after)).toEqual(after)
    const inner = withRemoved(questionnaire, two, {}, at('effects', ['k2', '1']))
    expect(Object.keys(inner)).toEqual([at('effects', ['k2', '1']), at('how-bad', ['k2', '1'])])
  })
})

it('no more instances are made than a page can bear, however many there are', () => {
  const many = Object.fromEntries(
    Array.from({ length: 500 }, (_, n) => [at('name', [n.toString(36)]), words('x')]),
  )
  expect(validate(questionnaire, many, 'completed').map((one) => one.code)).toContain('unknown-item')
  expect(answerRows(questionnaire, many).filter((row) => row.question.startsWith('Name'))).toHaveLength(100)
})
