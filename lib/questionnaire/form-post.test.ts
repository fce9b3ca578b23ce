import { describe, expect, it } from 'vitest'
import { readPage } from './form-post'
import { form, notSure, one, option, ranked, read } from './form-post.fixtures'
import type { Item, Questionnaire } from './schema'

describe('readPage takes', () => {
  const taken: [string, Partial<Item> & Pick<Item, 'type'>, [string, string][], unknown][] = [
    ['yes', { type: 'boolean' }, [['a.q', 'true']], { values: [{ valueBoolean: true }] }],
    ['a whole number', { type: 'integer' }, [['a.q', ' 7 ']], { values: [{ valueInteger: 7 }] }],
    ['a decimal comma', { type: 'decimal' }, [['a.q', '7,5']], { values: [{ valueDecimal: 7.5 }] }],
    ['three decimals', { type: 'decimal' }, [['a.q', '0,125']], { values: [{ valueDecimal: 0.125 }] }],
    ['them after a point', { type: 'decimal' }, [['a.q', '1.125']], { values: [{ valueDecimal: 1.125 }] }],
    [
      'a date in parts',
      { type: 'date' },
      [
        ['a.q.day', '3'],
        ['a.q.month', '2'],
        ['a.q.year', '2024'],
      ],
      { values: [{ valueDate: '2024-02-03' }] },
    ],
    ['lines', { type: 'text' }, [['a.q', ' a\r\nb <b> ']], { values: [{ valueString: 'a\nb <b>' }] }],
    [
      'several, in the order of the options',
      { type: 'choice', repeats: true, answerOption: [option('a'), option('b')] },
      [
        ['a.q', 'b'],
        ['a.q', 'a'],
      ],
      { values: [option('a'), option('b')].map((o) => ({ valueCoding: o.valueCoding })) },
    ],
    [
      'own words',
      { type: 'open-choice', answerOption: [option('a')] },
      [
        ['a.q', 'other.0'],
        ['a.q.other', 'Mine'],
      ],
      { values: [{ valueString: 'Mine' }] },
    ],
    [
      'ranks, and own words among them',
      {
        type: 'open-choice',
        repeats: true,
        extension: [ranked],
        answerOption: [option('a'), option('b'), option('c')],
      },
      [
        ['a.q', 'a'],
        ['a.q', 'c'],
        ['a.q.rank.c', '1'],
        ['a.q.rank.a', ''],
        ['a.q.rank.b', '3'],
        ['a.q.other', 'Mine'],
        ['a.q.rank.other~2e~0', '2'],
      ],
      {
        values: [
          { valueCoding: option('c').valueCoding },
          { valueString: 'Mine' },
          { valueCoding: option('b').valueCoding },
          { valueCoding: option('a').valueCoding },
        ],
      },
    ],
    [
      'not sure, among the radios',
      { type: 'boolean', extension: [notSure] },
      [['a.q', 'absent.asked-unknown']],
      { absent: 'asked-unknown' },
    ],
    [
      'not sure, beside a number',
      { type: 'integer', extension: [notSure] },
      [
        ['a.q', ''],
        ['a.q.absent', 'asked-unknown'],
      ],
      { absent: 'asked-unknown' },
    ],
    ['nothing', { type: 'choice', repeats: true, answerOption: [option('a')] }, [], null],
  ]
  it.each(taken)('%s', (_, item, fields, answer) => {
    const post = read(item, ...fields)
    expect(post.issues).toEqual([])
    expect(post.patch).toEqual({ q: answer })
  })
})

describe('readPage', () => {
  it('asks for what is required, and takes the emptied answer away', () => {
    const post = read({ type: 'boolean', required: true })
    expect(post).toMatchObject({
      patch: { q: null },
      issues: [{ linkId: 'q', code: 'required', params: { question: 'Question' } }],
    })
  })

  it('leaves alone what was not drawn', () => {
    const questionnaire = one({ type: 'choice', repeats: true, answerOption: [option('a')] })
    expect(readPage(questionnaire, '1', form())).toEqual({
      patch: {},
      typed: {},
      issues: [],
      appeared: ['q'],
    })
    expect(readPage(questionnaire, '9', form(['a.q', 'a'])).patch).toEqual({})
  })

  it('ignores fields of other pages, of no question, and files', () => {
    const data = form(['shown', '__proto__'], ['a.__proto__', 'x'], ['a.zz', '1'], ['__proto__', 'x'])
    data.append('a.q', new File(['x'], 'x.txt'))
    expect(readPage(one({ type: 'string' }), '1', data).patch).toEqual({})
  })

  it('keeps apart linkIds that look like parts of other fields', () => {
    const questionnaire: Questionnaire = {
      resourceType: 'Questionnaire',
      status: 'active',
      item: [
        {
          linkId: 'g',
          type: 'group',
          item: [
            { linkId: 'x', type: 'date' },
            { linkId: 'x.day', type: 'integer' },
            { linkId: '__proto__', type: 'string' },
          ],
        },
      ],
    }
    const post = readPage(questionnaire, '1', form(['a.x~2e~day', '4'], ['a.__proto__', 'text']))
    expect(Object.entries(post.patch)).toEqual([
      ['x.day', { values: [{ valueInteger: 4 }] }],
      ['__proto__', { values: [{ valueString: 'text' }] }],
    ])
  })

  it('names what the post brings into view on the same page, and drops issues of what it hides', () => {
    const follow = (answerBoolean: boolean) => [{ question: 'q', operator: '=' as const, answerBoolean }]
    const questionnaire: Questionnaire = {
      resourceType: 'Questionnaire',
      status: 'active',
      item: [
        {
          linkId: 'g',
          type: 'group',
          item: [
            { linkId: 'q', type: 'boolean' },
            { linkId: 'yes', type: 'string', enableWhen: follow(true) },
            { linkId: 'no', type: 'string', required: true, enableWhen: follow(false) },
          ],
        },
      ],
    }
    const post = readPage(questionnaire, '1', form(['shown', 'q'], ['shown', 'no'], ['a.q', 'true']))
    expect(post.appeared).toEqual(['yes'])
    expect(post.issues).toEqual([])
  })
})

it('takes an answer away where a radio button says so', () => {
  const asked: Partial<Item> & Pick<Item, 'type'> = { type: 'choice', answerOption: [option('a')] }
  expect(read(asked, ['a.q', ''])).toMatchObject({ patch: { q: null }, issues: [] })
  expect(read({ type: 'boolean' }, ['a.q', ''])).toMatchObject({ patch: { q: null }, issues: [] })
})
