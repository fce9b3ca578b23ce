import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, vi } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { systemActor } from '@/lib/access/actor'
import type { Clinician } from '@/lib/access/actor-kinds'
import { testDatabase } from '@/lib/platform/testing/database'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { escalateUnattended } from './unattended-commands'

let made: World
export const world = (): World => made

/** Two new clinics for each test, at the hour that it is */
export function worldEach(): void {
  beforeEach(async () => {
    made = await makeWorld(testDatabase().appUrl)
  })
  afterEach(() => inMinutes(0))
}

export const inMinutes = (minutes: number) => vi.stubEnv('CLOCK_OFFSET_MINUTES', String(minutes))

export const ours = <T>(work: Parameters<typeof inClinic<T>>[1]) => inClinic(made.ours.clinicId, work)
export const look = () => escalateUnattended(systemActor('test'))

export const clinician = (): Clinician => ({
  ...{ kind: 'clinician', clinicId: made.ours.clinicId, name: 'Dr Shah', language: 'en' },
  ...{ accountId: made.ours.clinician.accountId, practitionerId: made.ours.clinician.practitionerId },
})

/** Our patient's flag becomes an urgent (or high) one, raised now */
export const raise = (severity: 'urgent' | 'high') =>
  ours(
    (tx) =>
      tx`update flag set severity = ${severity}::flag_severity, raised_at = ${new Date()} where id = ${made.ours.patients[0].flagId}`,
  )

/** The fields of the form, open day and night */
export const fields = (more: object = {}) => ({ ...allDay, urgentMinutes: '30', highMinutes: '60', ...more })
const allDay = Object.fromEntries(
  Array.from({ length: 7 }, (_, day) => [
    [`opens-${day}`, '00:00'],
    [`closes-${day}`, '00:00'],
  ]).flat(),
)
/** The same of a clinic that never opens */
export const closed = Object.fromEntries(Object.keys(allDay).map((name) => [name, '']))

/** To whom our patient's flag was passed on, one after the other: [step, whom, whether a mail went out] */
export const steps = () =>
  ours(async (tx) => {
    const rows = await tx`select step, to_name, mailed_at is not null as mailed from escalation
      where flag_id = ${made.ours.patients[0].flagId} order by raised_at, step`
    return rows.map(({ step, to_name, mailed }) => [step, to_name, mailed])
  })

/** Dr Bell, a second clinician of ours */
export async function colleague(): Promise<{ accountId: string; email: string }> {
  const [accountId, email] = [randomUUID(), `${randomUUID()}@example.com`]
  await ours(
    (tx) => tx`insert into account (clinic_id, id, role, name, email)
      values (${made.ours.clinicId}, ${accountId}, 'clinician', 'Dr Bell', ${email})`,
  )
  return { accountId, email }
}

/** Somebody of ours has left */
export const leaves = (accountId: string) =>
  ours((tx) => tx`update account set deactivated_at = now() where id = ${accountId}`)
