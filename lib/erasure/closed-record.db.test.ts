import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { asClinic, clinician, world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { settleTopics } from '@/lib/agenda/outcome-commands'
import { acknowledgeFlags, markReviewed, takeBackReview } from '@/lib/brief/commands'
import { brief } from '@/lib/brief/queries'
import { recallReaders } from '@/lib/guide/recall-queries'
import { addPatient } from '@/lib/patient/commands'
import { carryOut } from './erasure.fixtures'
import { erasureState } from './queries'

/** What a clinician still meets of a record that is closed: its visits with what was sent, and nothing that leads there from elsewhere */

worldOnce()
mailbox()
afterEach(() => vi.unstubAllEnvs())

const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
const topicCalled = async (words: string) =>
  (await brief(await clinician(), world().ours.patients[0].appointmentId))?.topics.find(
    ({ topic }) => topic === words,
  )

beforeAll(async () => {
  const { clinicId, clinician: by, parent, patients } = world().ours
  const [own, other] = patients
  await asClinic(async (tx) => {
    await tx`update appointment set starts_at = ${ago(10)} where id = ${own.appointmentId}`
    // a visit of the other's, later on that day
    await tx`update appointment set starts_at = ${new Date(ago(10).getTime() + 1)} where id = ${other.appointmentId}`
    // the carer, who answered nothing, put a topic on the list
    await tx`insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, own_words, rank, origin, added_by)
      select clinic_id, patient_id, appointment_id, 'own_words', 'Her moods', 'Her moods', 9, 'carer:own:9', ${parent.accountId}
      from agenda_item where id = ${own.agendaItemId}`
    await tx`insert into safety_read (clinic_id, patient_id, assignment_id, guide_version_id, block_id)
      select clinic_id, patient_id, id, guide_version_id, 'any' from assignment where id = ${own.guideAssignmentId}`
    // put off at that visit, and a visit since that it came back for
    await tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      values (${clinicId}, ${own.patientId}, ${by.practitionerId}, ${ago(2)})`
    await tx`insert into topic_outcome (clinic_id, agenda_item_id, patient_id, outcome, decided_by, decider_name, decided_at)
      values (${clinicId}, ${own.agendaItemId}, ${own.patientId}, 'put-off', ${by.accountId}, 'Dr Shah', ${ago(9)})`
  })
  expect(await topicCalled('Her moods')).toMatchObject({ addedBy: 'carer' })
  expect((await brief(await clinician(), other.appointmentId))?.previous).toMatchObject({
    givenName: 'Maria',
  })
  expect(JSON.stringify(await recallReaders(await clinician(), world().guide.versionId))).toContain('Maria')
  expect(await carryOut(own.patientId, 'Maria')).toMatchObject({ ok: true, keptUntil: expect.any(Date) })
})

it('is read as it was, who added a topic included', async () => {
  const [own] = world().ours.patients
  expect(await brief(await clinician(), own.appointmentId)).toMatchObject({ visit: { isClosed: true } })
  expect(await topicCalled('Her moods')).toMatchObject({ addedBy: 'carer' })
})

it('is on no list: not beside another visit of its day, nor among the readers of a guide', async () => {
  const by = await clinician()
  const [, other] = world().ours.patients
  expect((await brief(by, other.appointmentId))?.previous).toBeNull()
  expect(JSON.stringify(await recallReaders(by, world().guide.versionId))).not.toContain('Maria')
})

it('is not added to years later, and its day does not move', async () => {
  const { clinicId, patients } = world().ours
  const [{ appointmentId, agendaItemId, patientId, flagId }] = patients
  const by = await clinician()
  const keptUntil = async () => (await erasureState(by, patientId))?.keptUntil
  const before = await keptUntil()
  expect(before).toBeInstanceOf(Date)
  vi.stubEnv('CLOCK_OFFSET_MINUTES', String(2 * 366 * 24 * 60))
  const upTo = new Date(Date.now() + DAY).toISOString()
  const closed = { ok: false, reason: 'record-closed' }
  expect.soft(await markReviewed(by, { appointmentId, upTo })).toEqual(closed)
  expect.soft(await acknowledgeFlags(by, { appointmentId, upTo, flagIds: [flagId] })).toEqual(closed)
  expect.soft(await takeBackReview(by, { appointmentId, reviewId: randomUUID() })).toEqual(closed)
  for (const outcome of ['discussed', null])
    expect
      .soft(await settleTopics(by, { appointmentId, outcomes: [{ itemId: agendaItemId, outcome }] }))
      .toEqual(closed)
  // nor by whoever forgets to ask
  const writing = (write: (tx: SqlTransaction) => Promise<unknown>) =>
    expect.soft(scopedSql(by, write)).rejects.toThrow('the record is closed')
  await writing(
    (tx) => tx`insert into review (clinic_id, patient_id, appointment_id, reviewed_by, reviewer_name)
      values (${clinicId}, ${patientId}, ${appointmentId}, ${by.accountId}, 'Dr Shah')`,
  )
  await writing(
    (
      tx,
    ) => tx`update flag set acknowledged_at = now(), acknowledged_by = ${by.accountId}, acknowledger_name = 'Dr Shah'
      where id = ${flagId}`,
  )
  await writing(
    (
      tx,
    ) => tx`insert into topic_outcome (clinic_id, agenda_item_id, patient_id, outcome, decided_by, decider_name)
      select clinic_id, id, patient_id, 'discussed', ${by.accountId}, 'Dr Shah'
      from agenda_item where topic = 'Her moods'`,
  )
  expect(await keptUntil()).toEqual(before)
})

it('does not keep a clinician from entering the person anew', async () => {
  const typed = { givenName: 'Maria', familyName: world().ours.mark, language: 'en', email: '', phone: '' }
  const birthDate = { day: '4', month: '3', year: '1981' }
  expect(await addPatient(await clinician(), { ...typed, birthDate })).toMatchObject({ ok: true })
  // who is here by now is somebody to be pointed at
  expect(await addPatient(await clinician(), { ...typed, birthDate })).toMatchObject({ reason: 'duplicate' })
})
