import { expect, it, vi } from 'vitest'
import { asClinic, clinician, world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { settleTopics } from '@/lib/agenda/outcome-commands'
import { cancelAppointment } from '@/lib/appointment/commands'
import { acknowledgeFlags } from '@/lib/brief/commands'
import { askErasure } from './commands'
import { carryOut, everything } from './erasure.fixtures'

/** Closing a record and who is at it just then: one waits for the other, and neither is ended by the database */

worldOnce()
mailbox()

const waiting = (count: number) =>
  vi.waitUntil(
    async () =>
      (
        await everything`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      ).length === count,
    { timeout: 5000 },
  )

/** Begins the one and then the other, while `gate` holds up the first half-way; what came of both */
async function meanwhile(
  gate: Parameters<typeof asClinic>[0],
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
) {
  let both: Promise<unknown>[] = []
  await asClinic(async (tx) => {
    await gate(tx)
    both = [first()]
    await waiting(1)
    both.push(second())
    await waiting(2)
  })
  return Promise.all(both)
}

it('waits for whoever says what came of the topics of a coming visit', async () => {
  const [{ patientId, appointmentId, agendaItemId: itemId }] = world().ours.patients
  const by = await clinician()
  const [settled, closed] = await meanwhile(
    (tx) => tx`lock table topic_outcome in share row exclusive mode`,
    () => settleTopics(by, { appointmentId, outcomes: [{ itemId, outcome: 'discussed' }] }),
    () => carryOut(patientId, 'Maria'),
  )
  expect(settled).toEqual({ ok: true, changed: 1 })
  // one row more than its page had told of
  expect(closed).toMatchObject({ ok: false, reason: 'invalid' })
})

it('is waited for by whoever cancels a visit', async () => {
  const [, { patientId, appointmentId, questionnaireAssignmentId }] = world().ours.patients
  const by = await clinician()
  await askErasure(by, { patientId })
  const [closed, cancelled] = await meanwhile(
    (tx) => tx`select from assignment where id = ${questionnaireAssignmentId} for update`,
    () => carryOut(patientId, 'Ines'),
    () => cancelAppointment(by, { appointmentId }),
  )
  expect(closed).toMatchObject({ ok: true })
  expect(cancelled).toEqual({ ok: false, reason: 'not-found' })
})

it('is seen by whoever acknowledges a flag meanwhile', async () => {
  const [{ patientId, appointmentId, flagId }] = world().ours.patients
  const by = await clinician()
  const upTo = new Date(Date.now() + 60_000).toISOString()
  let acknowledging: ReturnType<typeof acknowledgeFlags> | undefined
  await asClinic(async (tx) => {
    await tx`select hold_record(${patientId})`
    acknowledging = acknowledgeFlags(by, { appointmentId, upTo, flagIds: [flagId] })
    await waiting(1)
    await tx`update erasure set closed_at = now(), closed_by = asked_by where patient_id = ${patientId}`
  })
  expect(await acknowledging).toEqual({ ok: false, reason: 'record-closed' })
})
