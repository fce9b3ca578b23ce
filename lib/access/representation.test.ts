import { describe, expect, it } from 'vitest'
import { asCarer, asPatient, hiddenFrom, type RecordOf } from './representation'

const member = { accountId: 'a', clinicId: 'c', name: 'Karin Haddad', language: 'en' }
const record = (patientId: string, birthDate: string, relationship: RecordOf['relationship']): RecordOf => ({
  ...{ patientId, givenName: 'Noor', familyName: 'Haddad', birthDate, relationship },
})
const on = (at: string, timeZone = 'UTC') => ({ at: new Date(at), timeZone })

describe('whose questions are not shown', () => {
  it.each([
    ['patient', 11, null],
    ['patient', 12, 'carer'],
    ['patient', 17, 'carer'],
    ['patient', 50, 'carer'],
    ['carer', 0, null],
    ['carer', 11, null],
    ['carer', 12, 'patient'],
    ['carer', 17, 'patient'],
    ['carer', 50, 'patient'],
  ] as const)('to the %s at %i: those of %s', (who, age, hidden) => {
    expect(hiddenFrom(who, age)).toBe(hidden)
  })

  it('changes on the twelfth birthday, as the clinic’s own clock has it', () => {
    const child = [record('p', '2014-11-24', 'parent')]
    const hides = (at: string) => {
      const actor = asCarer(member, child, null, on(at, 'America/New_York'))
      return actor.kind === 'patient' ? actor.hides : 'nobody'
    }
    // midnight there is five in the morning in UTC
    expect(hides('2026-11-24T04:59:59Z')).toBeNull()
    expect(hides('2026-11-24T05:00:00Z')).toBe('patient')
  })
})

describe('who acts for whom', () => {
  const at = on('2026-11-24T12:00:00Z')

  it('is the patient at their own record and nowhere else', () => {
    expect(asPatient(member, [record('p', '1981-03-04', null)], at)).toMatchObject({
      ...{ kind: 'patient', patientId: 'p', behalf: null, hides: 'carer' },
    })
    expect(asPatient(member, [record('p', '1981-03-04', 'carer')], at)).toBeNull()
    expect(asPatient(member, [], at)).toBeNull()
  })

  it('is a parent until the day before the eighteenth birthday, a carer after it too', () => {
    const actorAt = (relationship: 'parent' | 'carer', when: string) =>
      asCarer(member, [record('p', '2008-11-25', relationship)], null, on(when)).kind
    expect(actorAt('parent', '2026-11-24T23:59:59Z')).toBe('patient')
    expect(actorAt('parent', '2026-11-25T00:00:00Z')).toBe('carer')
    expect(actorAt('carer', '2026-11-25T00:00:00Z')).toBe('patient')
  })

  it('is nobody’s record until one of several is chosen, and never one that is not theirs', () => {
    const two = [record('one', '2015-01-01', 'parent'), record('two', '2017-01-01', 'parent')]
    expect(asCarer(member, two, null, at)).toMatchObject({ kind: 'carer', represents: [{}, {}] })
    expect(asCarer(member, two, 'two', at)).toMatchObject({ kind: 'patient', patientId: 'two' })
    expect(asCarer(member, two, 'three', at).kind).toBe('carer')
    expect(asCarer(member, two.slice(0, 1), 'two', at)).toMatchObject({ patientId: 'one' })
    expect(asCarer(member, [], 'one', at)).toMatchObject({ kind: 'carer', represents: [] })
  })
})
