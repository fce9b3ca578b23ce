import { describe, expect, it } from 'vitest'
import { isDue, type Unfinished } from './due'

const NEW_YORK = 'America/New_York'
const at = (moment: string) => new Date(`${moment}:00-05:00`)

/** A visit on Friday 4 December at 14:00, assigned for a week before */
const visit = (more: Partial<Unfinished> = {}): Unfinished => ({
  ...{
    startsAt: at('2026-12-04T14:00'),
    assignedAt: at('2026-11-25T10:00'),
    remindedAt: null,
    triedAt: null,
  },
  ...more,
})
const due = (moment: string, more: Partial<Unfinished> = {}) => isDue(visit(more), NEW_YORK, at(moment))

describe('when somebody is reminded', () => {
  it('is three days and one day before, once each', () => {
    expect(due('2026-11-30T12:00')).toBe(false)
    expect(due('2026-12-01T09:00')).toBe(true)
    const first = { remindedAt: at('2026-12-01T09:01') }
    expect(due('2026-12-01T09:02', first)).toBe(false)
    expect(due('2026-12-02T12:00', first)).toBe(false)
    expect(due('2026-12-03T09:00', first)).toBe(true)
    expect(due('2026-12-03T15:00', { remindedAt: at('2026-12-03T09:00') })).toBe(false)
    expect(due('2026-12-04T10:00', { remindedAt: at('2026-12-03T09:00') })).toBe(false)
  })

  it('is by day in the clinic, and never after the visit has begun', () => {
    expect(due('2026-12-01T08:59')).toBe(false)
    expect(due('2026-12-01T18:59')).toBe(true)
    expect(due('2026-12-01T19:00')).toBe(false)
    expect(due('2026-12-04T14:00')).toBe(false)
    // 09:00 in London is the middle of New York's night
    expect(isDue(visit(), 'Europe/London', new Date('2026-12-01T09:00:00Z'))).toBe(true)
    expect(isDue(visit(), NEW_YORK, new Date('2026-12-01T09:00:00Z'))).toBe(false)
  })

  it('waits a day after the mail that came with it', () => {
    const assignedAt = at('2026-12-02T16:00')
    expect(due('2026-12-02T17:00', { assignedAt })).toBe(false)
    expect(due('2026-12-03T15:59', { assignedAt })).toBe(false)
    expect(due('2026-12-03T16:00', { assignedAt })).toBe(true)
  })

  it('is made up for where nothing ran in the morning, once', () => {
    expect(due('2026-12-03T18:00')).toBe(true)
    expect(due('2026-12-04T09:30')).toBe(true)
    expect(due('2026-12-03T18:01', { remindedAt: at('2026-12-03T18:00') })).toBe(false)
  })

  it('tries again an hour after a mail that could not be sent', () => {
    const triedAt = at('2026-12-01T09:00')
    expect(due('2026-12-01T09:59', { triedAt })).toBe(false)
    expect(due('2026-12-01T10:00', { triedAt })).toBe(true)
  })
})
