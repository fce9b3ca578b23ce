import { describe, expect, it } from 'vitest'
import { attention, attentionWords } from './worklist-attention'
import { filterAddress, filtered, worklistFilter } from './worklist-filter'
import { readiness, type WorklistVisit } from './worklist-visit'

const none = { urgent: 0, high: 0, moderate: 0, note: 0 }
const visit = (over: Partial<WorklistVisit> = {}): WorklistVisit => ({
  appointmentId: 'a',
  startsAt: new Date('2026-12-01T10:30:00Z'),
  minutes: 20,
  reason: '',
  status: 'booked',
  practitioner: { id: 'p', name: 'Dr Shah' },
  patient: { id: 'm', givenName: 'María', familyName: 'López', birthDate: new Date('1981-03-04T00:00:00Z') },
  assigned: { total: 3, done: 3, begun: 3 },
  guides: { total: 1, read: 1 },
  reviewed: null,
  hasNews: false,
  answers: {
    sent: 1,
    flags: none,
    unseen: { urgent: 0, high: 0 },
    topFlag: null,
    passedOn: null,
    itch: null,
    itchBefore: null,
  },
  ...over,
})
const flagged = (flags: object) =>
  visit({
    answers: {
      sent: 1,
      flags: { ...none, ...flags },
      unseen: { urgent: 0, high: 0, ...flags },
      topFlag: null,
      passedOn: null,
      itch: null,
      itchBefore: null,
    },
  })
const at = (total: number, done: number, begun: number) => visit({ assigned: { total, done, begun } })

describe('readiness', () => {
  it('follows from what was assigned', () => {
    expect(readiness(at(0, 0, 0))).toBe('nothing-assigned')
    expect(readiness(at(3, 0, 0))).toBe('not-opened')
    expect(readiness(at(3, 0, 1))).toBe('in-progress')
    expect(readiness(at(3, 2, 2))).toBe('in-progress')
    expect(readiness(at(3, 3, 3))).toBe('ready')
    expect(readiness(visit({ reviewed: { by: 'Dr Shah', at: new Date() } }))).toBe('reviewed')
  })
})

describe('the filter in the address', () => {
  it('falls back to everything where it makes no sense', () => {
    const empty = { when: 'week', q: '' }
    expect(worklistFilter({})).toEqual(empty)
    expect(
      worklistFilter({ when: 'x', readiness: 'x', flags: ['a', 'b'], clinician: "'", q: ['x'] }),
    ).toEqual(empty)
  })

  it('comes back from the address as it went in', () => {
    const filter = worklistFilter({
      when: 'day',
      readiness: 'ready',
      flags: 'urgent',
      words: 'a-token',
      clinician: 'all',
    })
    const back = worklistFilter(Object.fromEntries(new URLSearchParams(filterAddress(filter))))
    expect(back).toEqual(filter)
    expect(filterAddress(worklistFilter({}))).toBe('')
    expect(filterAddress(worklistFilter({ q: 'o’brien & co' }))).toBe('')
  })

  it('narrows by readiness, flags, and name or birth date; cancelled ones only when asked', () => {
    const visits = [at(0, 0, 0), flagged({ urgent: 1 }), flagged({ note: 1 }), visit({ status: 'cancelled' })]
    const found = (params: Record<string, string>) => filtered(visits, worklistFilter(params)).length
    expect(found({})).toBe(3)
    expect(found({ cancelled: 'shown' })).toBe(4)
    expect(found({ readiness: 'nothing-assigned' })).toBe(1)
    expect([
      found({ flags: 'urgent' }),
      found({ flags: 'high' }),
      found({ flags: 'any' }),
      found({ flags: 'none' }),
    ]).toEqual([1, 1, 2, 1])
    expect([found({ q: 'lopez maria' }), found({ q: '4 march 1981' }), found({ q: 'smith' })]).toEqual([
      3, 3, 0,
    ])
  })
})

describe('what needs attention', () => {
  const visits = [
    flagged({ urgent: 1 }),
    at(3, 3, 3),
    at(0, 0, 0),
    at(3, 1, 1),
    at(3, 0, 0),
    visit({ reviewed: { by: 'Dr Shah', at: new Date() } }),
    visit({ status: 'cancelled' }),
  ]

  it('counts a visit once, under the first that fits', () => {
    expect(attention(visits)).toEqual({ visits: 6, urgent: 1, toRead: 1, waiting: 2, nothingAssigned: 1 })
  })

  it('counts what came after a review as to be read, while the rest is still awaited', () => {
    expect(attention([{ ...at(3, 2, 2), hasNews: true }])).toMatchObject({ toRead: 1, waiting: 0 })
  })

  it('says it in words, the clinician’s part first', () => {
    expect(attentionWords(attention(visits), 'today', true)).toBe(
      '3 of 6 visits today need you: 1 urgent, 1 ready to read, 1 with nothing assigned. 2 not finished by the patient.',
    )
    expect(attentionWords(attention([at(3, 0, 0)]), 'today', true)).toBe(
      '1 visit today, none needs you now. 1 not finished by the patient.',
    )
    expect(attentionWords(attention([]), 'today', true)).toBe('')
  })
})
