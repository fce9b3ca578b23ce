import { describe, expect, it } from 'vitest'
import { none, notSure, option, read } from './form-post.fixtures'
import type { Item } from './schema'

describe('readPage refuses, keeps what was typed and leaves the saved answer alone:', () => {
  const refused: [string, Partial<Item> & Pick<Item, 'type'>, [string, string][]][] = [
    ['not-a-number', { type: 'integer' }, [['a.q', 'seven']]],
    ['not-a-number', { type: 'decimal' }, [['a.q', '1e3']]],
    ['not-whole', { type: 'integer' }, [['a.q', '7.5']]],
    ['thousands', { type: 'integer' }, [['a.q', '1,000']]],
    ['thousands', { type: 'integer' }, [['a.q', '1.000']]],
    ['thousands-or-decimals', { type: 'decimal' }, [['a.q', '\u22121,500']]],
    ['thousands-or-decimals', { type: 'quantity' }, [['a.q', '12,500']]],
    [
      'not-a-date',
      { type: 'date' },
      [
        ['a.q.day', '30'],
        ['a.q.month', '2'],
        ['a.q.year', '2024'],
      ],
    ],
    [
      'date-incomplete',
      { type: 'date' },
      [
        ['a.q.day', ''],
        ['a.q.month', '2'],
        ['a.q.year', '2024'],
      ],
    ],
    ['unknown-option', { type: 'boolean' }, [['a.q', 'maybe']]],
    ['unknown-option', { type: 'choice', answerOption: [option('a')] }, [['a.q', 'b']]],
    [
      'too-many',
      { type: 'choice', answerOption: [option('a'), option('b')] },
      [
        ['a.q', 'a'],
        ['a.q', 'b'],
      ],
    ],
    [
      'one-or-none',
      { type: 'choice', repeats: true, answerOption: [option('a'), none] },
      [
        ['a.q', 'a'],
        ['a.q', 'none'],
      ],
    ],
    [
      'other-empty',
      { type: 'open-choice', answerOption: [option('a')] },
      [
        ['a.q', 'other.0'],
        ['a.q.other', ' '],
      ],
    ],
    [
      'option-or-words',
      { type: 'open-choice', answerOption: [option('a')] },
      [
        ['a.q', 'a'],
        ['a.q.other', 'Mine'],
      ],
    ],
    [
      'answer-or-absence',
      { type: 'integer', extension: [notSure] },
      [
        ['a.q', '7'],
        ['a.q.absent', 'asked-unknown'],
      ],
    ],
    ['absence-not-offered', { type: 'integer' }, [['a.q.absent', 'asked-declined']]],
    ['unprintable', { type: 'string' }, [['a.q', 'a\u0000b']]],
    ['unprintable', { type: 'text' }, [['a.q', 'a\u0007b']]],
    ['too-long', { type: 'text' }, [['a.q', 'x'.repeat(1_000_000)]]],
    ['too-long', { type: 'text', maxLength: 3 }, [['a.q', 'four']]],
  ]
  it.each(refused)('%s', (code, item, fields) => {
    const post = read(item, ...fields)
    expect(post.issues.map((issue) => issue.code)).toEqual([code])
    expect(post.patch).toEqual({})
    for (const [name, value] of fields) expect(post.typed[name]).toContain(value.slice(0, 20_000))
  })
})
