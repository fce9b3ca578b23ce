import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { AssignedLine } from '@/components/assignment/assigned-list'
import { PatientNotices } from './patient-notices'

const assignedAt = new Date('2026-11-30T10:00:00Z')
const line: AssignedLine = {
  ...{ id: 'a', kind: 'guide', title: 'Staying safe', minutes: 4, status: 'assigned', note: '', assignedAt },
  ...{ assignedBy: 'Sam Lee', completedAt: null, withdrawn: null, answered: false },
}
const notice = (params: Record<string, string>, hasAccount = true) =>
  renderToStaticMarkup(
    <PatientNotices params={params} lines={[line]} undoAt="/undo" hasAccount={hasAccount} />,
  )
const assigned = (mailed: string, hasAccount = true) =>
  notice({ assigned: String(assignedAt.getTime()), mailed }, hasAccount)

describe('after assigning', () => {
  it('says whether a mail went out', () => {
    expect(assigned('now')).toContain('The patient was sent a mail')
    expect(assigned('no')).toContain('No mail was sent')
    expect(assigned('no', false)).toContain('The patient has no account yet')
  })

  it('says of a second tap neither that a mail went out nor that none did', () => {
    expect(assigned('before')).toContain('Assigned 1 thing')
    expect(assigned('before')).toContain('You sent this twice')
    expect(assigned('before')).not.toMatch(/No mail|was sent a mail/)
    expect(assigned('before', false)).toContain('The patient has no account yet')
  })
})

describe('after asking for an erasure', () => {
  it('says whether the administrators were told, and of asking again neither', () => {
    expect(notice({ erasure: 'now' })).toContain('were told by mail')
    expect(notice({ erasure: 'no' })).toContain('No mail went out')
    expect(notice({ erasure: 'before' })).toContain('asked for already')
    expect(notice({ erasure: 'before' })).not.toMatch(/[Mm]ail/)
  })
})
