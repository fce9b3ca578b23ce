import { describe, expect, it } from 'vitest'
import { issue } from '@/lib/questionnaire/issue'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { placesOfPicked, stillAsked, whereNext } from './page-post'

const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'a', type: 'boolean', text: 'A?' },
    {
      linkId: 'b',
      type: 'boolean',
      text: 'B?',
      enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
    },
    { linkId: 'c', type: 'text', text: 'C?' },
  ],
}
const yes = { values: [{ valueBoolean: true }] }
const turn = {
  after: { assignmentId: 'x', questionnaire, answers: {} },
  pageKey: '1',
  go: 'next' as const,
  fromCheck: false,
  appeared: [],
  saved: { revision: 4, collisions: [] },
}

describe('after a page', () => {
  it('goes on to what its answers lead to', () => {
    expect(whereNext(turn)).toBe('/questions/x/3')
    const answers = { a: yes }
    expect(whereNext({ ...turn, after: { ...turn.after, answers } })).toBe('/questions/x/2')
    expect(whereNext({ ...turn, pageKey: '3' })).toBe('/questions/x/check')
  })

  it('goes back, out, or to the answers it came from', () => {
    expect(whereNext({ ...turn, pageKey: '3', go: 'back' })).toBe('/questions/x/1')
    expect(whereNext({ ...turn, go: 'back' })).toBe('/questions/x')
    expect(whereNext({ ...turn, go: 'later' })).toBe('/home?saved=1')
    expect(whereNext({ ...turn, fromCheck: true })).toBe('/questions/x/check')
  })

  it('shows a question that its answers brought up on the same page', () => {
    expect(whereNext({ ...turn, appeared: ['b'], fromCheck: true })).toBe(
      '/questions/x/1?more=1&return=check#a.b',
    )
  })

  it('says what was changed elsewhere too', () => {
    const collision = { linkId: 'a', kept: yes, other: null, otherAt: new Date(0) }
    const saved = { revision: 4, collisions: [collision] }
    expect(whereNext({ ...turn, saved })).toBe('/questions/x/3?kept=4&also=a')
  })
})

it('says what is wrong by the words that a question is asked in, where it is still asked', () => {
  const after = { ...turn.after, answers: {} }
  const [a, b] = [
    issue({ linkId: 'a', text: '¿A?' }, 'too-big', { max: 7 }),
    issue({ linkId: 'b', text: '¿B?' }, 'required'),
  ]
  expect(stillAsked(after, [a, b])).toEqual([{ ...a, params: { question: 'A?', max: 7 } }])
})

describe('places in a list', () => {
  it('count only for what is ticked and for own words', () => {
    const form = new FormData()
    form.append('a.t', 'flares')
    form.append('a.t.rank.flares', '2')
    form.append('a.t.rank.fabrics', '1')
    form.append('a.t.rank.other~2e~0', '3')
    expect([...placesOfPicked(form, ['t'])].map(([name]) => name)).toEqual([
      'a.t',
      'a.t.rank.flares',
      'a.t.rank.other~2e~0',
    ])
  })
})
