import { expect, it } from 'vitest'
import {
  actorFor,
  administrator,
  asClinic,
  clinician,
  world,
  worldOnce,
} from '@/lib/account/account.fixtures'
import { photo } from '@/lib/attachment/queries'
import { brief } from '@/lib/brief/queries'
import { changePatient } from '@/lib/patient/commands'
import { patientDetails } from '@/lib/patient/queries'
import { auditTrail } from './queries'
import { ownReaders } from './reader-queries'

worldOnce()

const patient = (at: 0 | 1) => actorFor(world().ours.patients[at].accountId)
const looks = async (at: 0 | 1, page = 1) => (await ownReaders(await patient(at), page))?.looks

it('tells a patient who of the clinic looked at what, and of nobody else’s record', async () => {
  const [own, other] = world().ours.patients
  const [shah, staff] = [await clinician(), await actorFor(world().ours.staff.accountId)]
  await patientDetails(staff, own.patientId)
  await brief(shah, own.appointmentId)
  await photo(shah, own.photoId, 'full')
  await photo(shah, own.photoId, 'thumbnail')
  await patientDetails(shah, other.patientId)
  await patientDetails(await actorFor(world().theirs.clinician.accountId), own.patientId)
  await photo(await patient(0), own.photoId, 'full')
  expect(await looks(0)).toMatchObject([
    { kind: 'photo', who: shah.name, role: 'clinician' },
    { kind: 'answers', who: shah.name, role: 'clinician' },
    { kind: 'record', who: staff.name, role: 'staff' },
  ])
  expect(await looks(1)).toMatchObject([{ kind: 'record', who: shah.name }])
})

it('comes a page at a time', async () => {
  const { patientId } = world().ours.patients[1]
  const shah = await clinician()
  await asClinic(
    (tx) => tx`insert into audit_event (clinic_id, at, actor_kind, account_id, action, patient_id)
      select ${shah.clinicId}, now() - make_interval(days => n), 'clinician', ${shah.accountId}, 'answers.read', ${patientId}
      from generate_series(1, 60) n`,
  )
  const [first, second, third] = await Promise.all([looks(1), looks(1, 2), looks(1, 3)])
  expect([first?.length, second?.length, third?.length]).toEqual([50, 11, 0])
})

it('is the patient’s alone', async () => {
  expect(await ownReaders(await clinician(), 1)).toBeNull()
  expect(await ownReaders(await administrator(), 1)).toBeNull()
})

it('keeps what was changed of a patient, before and after, and only that', async () => {
  const { patientId } = world().ours.patients[0]
  const shah = await clinician()
  const was = await patientDetails(shah, patientId)
  const birthDate = { day: '3', month: '2', year: '1990' }
  const who = { givenName: 'Ana', familyName: 'Ruiz', birthDate, language: 'es', phone: '' }
  const changed = await changePatient(shah, { patientId, ...who, email: was?.email ?? '' })
  expect(changed).toEqual({ ok: true })
  const trail = await auditTrail(await administrator(), { action: 'patient.changed' })
  expect(trail?.lines[0]?.changes).toEqual(
    expect.arrayContaining([
      { field: 'givenName', before: was?.givenName, after: 'Ana' },
      { field: 'birthDate', before: was?.birthDate.toISOString().slice(0, 10), after: '1990-02-03' },
    ]),
  )
  expect(trail?.lines[0]?.changes.map(({ field }) => field)).not.toContain('email')
})
