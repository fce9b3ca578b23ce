import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { ownHome } from '@/lib/assignment/own-queries'
import { type Given, given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { acknowledgeFlags, takeBackReview } from './commands'
import { bool, clinicianOf, count, number, read, review, secondForm, send } from './visit.fixtures'
import { worklist } from './worklist-queries'

const okafor = (to: Given) => ({ ...clinicianOf(to), accountId: randomUUID(), name: 'Dr Okafor' })
const standing = async (to: Given) => (await read(to)).sending.review
const takeBack = async (to: Given, reviewId = '', by = clinicianOf(to)) =>
  takeBackReview(by, { appointmentId: to.appointmentId, reviewId })
const seenBy = async (to: Given) =>
  (await read(to)).flags.map(({ severity, acknowledged }) => [severity, acknowledged?.by ?? null])

/** Sent, with a flag, and reviewed */
async function reviewed(): Promise<{ to: Given; reviewId: string }> {
  const to = await given()
  await send(to, { itch: number(9), chest: bool(true) })
  await review(to, (await read(to)).sending.lastChangedAt)
  return { to, reviewId: (await standing(to))?.id ?? '' }
}

it('takes a review back by whichever clinician, with the patient’s notice; both are on record, twice is once', async () => {
  const { to, reviewId } = await reviewed()
  const told = async () => [
    (await ownHome(to.actor))?.visits[0]?.reviewed ?? null,
    (
      await worklist(clinicianOf(to), {
        ...{ from: new Date(), until: new Date(Date.now() + 9 * 86_400_000), practitionerId: null },
      })
    )?.visits[0]?.reviewed ?? null,
  ]
  expect(await told()).toMatchObject([{ by: 'Dr Shah' }, { by: 'Dr Shah' }])
  expect(await Promise.all([1, 2, 3].map(() => takeBack(to, reviewId, okafor(to))))).toEqual([
    ...[{ ok: true }, { ok: true }, { ok: true }],
  ])
  expect(await standing(to)).toBeNull()
  expect(await told()).toEqual([null, null])
  expect(await count(to, 'audit_event', 'visit.reviewed')).toBe(1)
  const acts = await inClinic(
    to.clinicId,
    (tx) => tx`select account_id = ${to.practitionerAccountId} as is_own, detail from audit_event
      where clinic_id = ${to.clinicId} and action = 'visit.review-taken-back'`,
  )
  expect(acts).toMatchObject([{ is_own: false, detail: { reviewedBy: to.practitionerAccountId } }])
  expect(await review(to, (await read(to)).sending.lastChangedAt)).toEqual({ ok: true })
  expect(await standing(to)).toMatchObject({ by: 'Dr Shah' })
})

it('leaves the flags that it acknowledged to somebody again, and those alone', async () => {
  const to = await given()
  const other = await secondForm(to)
  await send(to, { itch: number(9), chest: bool(true) })
  const first = await read(to)
  // the same clinician, by itself
  await acknowledgeFlags(clinicianOf(to), {
    ...{ appointmentId: to.appointmentId, upTo: first.sending.lastChangedAt?.toISOString() },
    flagIds: first.flags.map(({ id }) => id),
  })
  await send(other, { itch: number(9), chest: bool(true) })
  await review(to, (await read(to)).sending.lastChangedAt)
  expect((await seenBy(to)).every(([, by]) => by === 'Dr Shah')).toBe(true)
  const all = await seenBy(to)
  expect(await takeBack(to, (await standing(to))?.id)).toEqual({ ok: true })
  const still = (await read(to)).flags.filter(({ acknowledged }) => acknowledged).map(({ id }) => id)
  expect(still).toEqual(first.flags.map(({ id }) => id))
  expect(still.length).toBeLessThan(all.length)
})

it('goes when more was sent since, but not once somebody has marked the visit again', async () => {
  const { to, reviewId } = await reviewed()
  await send(await secondForm(to), { itch: number(5), chest: bool(false) })
  await review(to, (await read(to)).sending.lastChangedAt, okafor(to))
  expect(await takeBack(to, reviewId)).toEqual({ ok: false, reason: 'reviewed-again' })
  expect(await standing(to)).toMatchObject({ by: 'Dr Okafor' })
  expect((await seenBy(to)).every(([, by]) => by !== null)).toBe(true)
  expect(await takeBack(to, (await standing(to))?.id)).toEqual({ ok: true })
  expect(await standing(to)).toMatchObject({ id: reviewId, by: 'Dr Shah' })
  expect(await takeBack(to, reviewId)).toEqual({ ok: true })
  expect(await seenBy(to)).toEqual([['urgent', null]])
})

it('is refused for what is not there', async () => {
  const { to, reviewId } = await reviewed()
  const elsewhere = await given()
  const notFound = { ok: false, reason: 'not-found' }
  expect(await takeBack(elsewhere, reviewId)).toEqual({ ok: true })
  expect(await takeBack(to, reviewId, clinicianOf(elsewhere))).toEqual(notFound)
  expect(await takeBackReview(clinicianOf(to), { appointmentId: randomUUID(), reviewId })).toEqual(notFound)
  for (const wrong of [undefined, '', 'x', null])
    expect(
      await takeBackReview(clinicianOf(to), { appointmentId: to.appointmentId, reviewId: wrong }),
    ).toEqual(notFound)
  expect(await standing(to)).toMatchObject({ id: reviewId })
})
