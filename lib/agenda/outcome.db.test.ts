import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Clinician } from '@/lib/access/actor-kinds'
import { scopedSql } from '@/lib/access/scoped'
import { type Given, given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { addOwnTopic } from './commands'
import { removeTopic, rewordTopic } from './list-commands'
import type { Outcome } from './outcome'
import { settleTopics } from './outcome-commands'
import { bringBackPutOff } from './put-off-rows'
import { ownLists } from './queries'

const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

async function listed(to: Given, ...words: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const one of words) {
    const done = await addOwnTopic(to.actor, { appointmentId: to.appointmentId, words: one })
    ids.push(done.ok ? done.itemId : '')
  }
  return ids
}

const book = (to: Given, days: number) =>
  inClinic(to.clinicId, async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      select clinic_id, patient_id, practitioner_id, starts_at + ${days} * interval '1 day'
      from appointment where id = ${to.appointmentId} returning id`
    return row?.id ?? ''
  })

const settle = (to: Given, itemId: string | undefined, outcome: Outcome | null) =>
  settleTopics(clinicianOf(to), { appointmentId: to.appointmentId, outcomes: [{ itemId, outcome }] })

const listOf = async (to: Given, appointmentId: string) =>
  (await ownLists(to.actor))?.visits.find((visit) => visit.appointmentId === appointmentId)?.items
const topicsAt = async (to: Given, appointmentId: string) =>
  (await listOf(to, appointmentId))?.map(({ topic }) => topic)

it('keeps what came of each, shows it to the patient, and brings back only what was put off, marked so', async () => {
  const to = await given()
  const next = await book(to, 30)
  const [hands, sleep, diet] = await listed(to, 'Hands', 'Sleep', 'Diet')
  const outcomes = [
    { itemId: hands, outcome: 'discussed' },
    { itemId: sleep, outcome: 'put-off' },
    { itemId: diet, outcome: 'not-needed' },
  ]
  const input = { appointmentId: to.appointmentId, outcomes }
  expect(await settleTopics(clinicianOf(to), input)).toEqual({ ok: true, changed: 3 })
  expect(await settleTopics(clinicianOf(to), input)).toEqual({ ok: true, changed: 0 })
  const list = await listOf(to, to.appointmentId)
  expect(list?.map(({ outcome }) => outcome)).toEqual(['discussed', 'put-off', 'not-needed'])
  expect(await listOf(to, next)).toMatchObject([
    { topic: 'Sleep', ownWords: 'Sleep', source: 'own_words', putOffAt: expect.any(Date), outcome: null },
  ])
  const audit = await inClinic(
    to.clinicId,
    (tx) => tx`select detail from audit_event where action = 'agenda.settled'`,
  )
  expect(audit).toHaveLength(1)
})

it('lets others read a list while one who reads it is not done yet', async () => {
  const to = await given()
  const next = await book(to, 30)
  const [sleep] = await listed(to, 'Sleep')
  await settle(to, sleep, 'put-off')
  expect(await topicsAt(to, next)).toEqual(['Sleep'])
  await scopedSql(to.actor, async (tx) => {
    bringBackPutOff(tx, to.actor)
    expect(await topicsAt(to, next)).toEqual(['Sleep'])
  })
})

it('brings it back on a visit booked later, and on the one after where that is cancelled', async () => {
  const to = await given()
  const [sleep] = await listed(to, 'Sleep')
  await settle(to, sleep, 'put-off')
  const next = await book(to, 30)
  expect(await topicsAt(to, next)).toEqual(['Sleep'])
  const after = await book(to, 60)
  expect(await topicsAt(to, after)).toEqual([])
  await inClinic(to.clinicId, (tx) => tx`update appointment set status = 'cancelled' where id = ${next}`)
  expect(await topicsAt(to, after)).toEqual(['Sleep'])
})

it('moves it to a visit that is booked nearer, but not what the patient has made their own', async () => {
  const to = await given()
  const far = await book(to, 60)
  const [sleep, hands, feet] = await listed(to, 'Sleep', 'Hands', 'Feet')
  for (const one of [sleep, hands, feet]) await settle(to, one, 'put-off')
  const [, own, off] = (await listOf(to, far)) ?? []
  await rewordTopic(to.actor, { itemId: own?.id, words: 'Hands, worse at work' })
  await removeTopic(to.actor, { itemId: off?.id })
  const atFar = () => topicsAt(to, far)
  const near = await book(to, 10)
  expect(await topicsAt(to, near)).toEqual(['Sleep', 'Hands', 'Feet'])
  expect(await atFar()).toEqual(['Hands, worse at work'])
  await inClinic(to.clinicId, (tx) => tx`update appointment set status = 'cancelled' where id = ${near}`)
  expect(await atFar()).toEqual(['Hands, worse at work', 'Sleep'])
  const nearer = await book(to, 5)
  const outcomes = (await listOf(to, nearer))?.map(({ id }) => ({ itemId: id, outcome: 'discussed' }))
  expect(outcomes).toHaveLength(3)
  await settleTopics(clinicianOf(to), { appointmentId: nearer, outcomes })
  expect(await atFar()).toEqual(['Hands, worse at work'])
})

it('keeps off the next list what the patient took off it, and stands once beside the same words', async () => {
  const to = await given()
  const next = await book(to, 30)
  const [sleep, hands] = await listed(to, 'Sleep', 'Hands')
  await addOwnTopic(to.actor, { appointmentId: next, words: 'hands' })
  await settle(to, sleep, 'put-off')
  await settle(to, hands, 'put-off')
  expect(await listOf(to, next)).toMatchObject([
    { topic: 'hands', putOffAt: expect.any(Date) },
    { topic: 'Sleep', putOffAt: expect.any(Date) },
  ])
  const back = (await listOf(to, next))?.find(({ topic }) => topic === 'Sleep')
  await removeTopic(to.actor, { itemId: back?.id })
  expect(await topicsAt(to, next)).toEqual(['hands'])
})

it('takes it back where it was discussed after all, but not what the patient has made their own', async () => {
  const to = await given()
  const next = await book(to, 30)
  const [sleep, hands] = await listed(to, 'Sleep', 'Hands')
  await settle(to, sleep, 'put-off')
  await settle(to, hands, 'put-off')
  const back = (await listOf(to, next))?.find(({ topic }) => topic === 'Hands')
  await rewordTopic(to.actor, { itemId: back?.id, words: 'Hands, worse at work' })
  await settle(to, sleep, 'discussed')
  await settle(to, hands, null)
  expect(await listOf(to, next)).toMatchObject([{ topic: 'Hands, worse at work', putOffAt: null }])
  expect((await listOf(to, to.appointmentId))?.map(({ outcome }) => outcome)).toEqual(['discussed', null])
})

it('keeps own words of sent answers apart from other words in the same place of the next answers', async () => {
  const to = await given()
  const next = await book(to, 30)
  const [sleep] = await listed(to, 'Sleep')
  await inClinic(
    to.clinicId,
    (tx) => tx`update agenda_item set origin = 'response:topics:other.0' where id = ${sleep ?? ''}`,
  )
  await settle(to, sleep, 'put-off')
  await inClinic(
    to.clinicId,
    (tx) => tx`
      insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin)
      values (${to.clinicId}, ${to.actor.patientId}, ${next}, 'own_words', 'Money', 9, 'response:topics:other.0')`,
  )
  expect(await topicsAt(to, next)).toEqual(['Sleep', 'Money'])
})

it('takes the list of a visit that was cancelled along to the next one, as it is', async () => {
  const to = await given()
  const [, sleep, diet] = await listed(to, 'Hands', 'Sleep', 'Diet')
  await rewordTopic(to.actor, { itemId: sleep, words: 'Sleep, since May' })
  await removeTopic(to.actor, { itemId: diet })
  const cancel = (id: string) =>
    inClinic(to.clinicId, (tx) => tx`update appointment set status = 'cancelled' where id = ${id}`)
  await cancel(to.appointmentId)
  const next = await book(to, 7)
  await addOwnTopic(to.actor, { appointmentId: next, words: 'Hands' })
  expect(await topicsAt(to, next)).toEqual(['Hands', 'Sleep, since May'])
  expect((await listOf(to, next))?.map(({ putOffAt }) => putOffAt)).toEqual([null, null])
  await cancel(next)
  expect(await topicsAt(to, await book(to, 2))).toEqual(['Hands', 'Sleep, since May'])
})

it('says nothing of a cancelled visit, of topics of another visit, or for a patient', async () => {
  const to = await given()
  const other = await book(to, 30)
  const [sleep] = await listed(to, 'Sleep')
  const outcomes = [{ itemId: sleep, outcome: 'discussed' }]
  const refused = { ok: false, reason: 'not-found' }
  expect(await settleTopics(clinicianOf(to), { appointmentId: other, outcomes })).toEqual(refused)
  expect(await settleTopics(to.actor, { appointmentId: to.appointmentId, outcomes })).toEqual(refused)
  await inClinic(
    to.clinicId,
    (tx) => tx`update appointment set status = 'cancelled' where id = ${to.appointmentId}`,
  )
  expect(await settle(to, sleep, 'discussed')).toEqual({ ok: false, reason: 'cancelled' })
})

it('is not for a patient to write, whatever is asked of the database', async () => {
  const to = await given()
  const [sleep] = await listed(to, 'Sleep')
  await settle(to, sleep, 'put-off')
  const { clinicId, patientId } = to.actor
  const asPatient = inClinic(clinicId, async (tx) => {
    await tx`select set_config('app.patient_id', ${patientId}, true)`
    const gone = await tx`delete from topic_outcome`
    return [gone.count, (await tx`select 1 from topic_outcome`).count]
  })
  expect(await asPatient).toEqual([0, 1])
})
