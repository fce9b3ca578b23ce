// Makes the demo clinic in the embedded database, once. `npm start` runs it after the library was loaded.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemActor } from '@/lib/access/actor'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { hashPassword } from '@/lib/account/password'
import { usualWatch } from '@/lib/escalation/watch'
import { now } from '@/lib/platform/clock'
import { disconnect, sql } from '@/lib/platform/database'
import { isoDay, startOfDay } from '@/lib/platform/zoned-time'
import { FOUNDER, memberRows, PASSWORD, patientRows, signIns } from './accounts'
import { shippedLibrary } from './library'
import type { DemoPatient, Member } from './making'
import { ownLibrary } from './own-library'
import { birthDate, people } from './people'
import { seededRandom } from './random'
import { newId, rowsOf } from './rows'
import { freshVisits, schedule } from './schedule'
import { visitRows } from './visit-rows'

const clinic = {
  name: 'Larkfield Dermatology',
  phone: '(212) 555-0142',
  timeZone: 'America/New_York',
  emergency: '911',
}
const MONTHS_4 = 120 * 86_400_000

async function main() {
  if (process.env.DEMO !== '1')
    throw new Error('The demo clinic is made in the embedded demo only (DEMO is not 1). Nothing was changed.')
  const [there] = await sql()<{ clinicId: string }[]>`
    select clinic_id as "clinicId" from account where email = ${FOUNDER}`
  const clinicId = there?.clinicId ?? newId(new Date(now().getTime() - MONTHS_4))
  const inClinic = systemActor('demo clinic', clinicId)
  if (there) await scopedSql(inClinic, (tx) => topUp(tx, clinicId))
  else {
    const { first, urls } = await scopedSql(inClinic, (tx) => make(tx, clinicId))
    await ownLibrary({ kind: 'clinician', clinicId, language: 'en', ...first }, urls)
  }
  writeSignIns()
}

/** All of it or nothing: one transaction */
async function make(
  tx: SqlTransaction,
  clinicId: string,
): Promise<{ first: Member; urls: readonly string[] }> {
  const clock = {
    now: now(),
    since: new Date(now().getTime() - MONTHS_4),
    today: isoDay(now(), clinic.timeZone),
  }
  const passwordHash = await hashPassword(PASSWORD)
  const rows = rowsOf(clinicId)
  const clinicians = memberRows(rows, passwordHash, clock.since)
  const [first] = clinicians
  if (!first) throw new Error('The demo clinic has no clinician')
  const patients = patientRows(rows, first, passwordHash, clock)
  const library = await shippedLibrary(tx)
  const making = { ...clinic, library, clinicians, now: clock.now, random: seededRandom(1) }
  for (const plan of schedule(clock.today, clinic.timeZone)) {
    const patient = patients[plan.person]
    if (patient) visitRows(rows, making, patient, plan)
  }
  await tx`insert into clinic (id, name, phone, time_zone, emergency, created_at)
    values (${clinicId}, ${clinic.name}, ${clinic.phone}, ${clinic.timeZone}, ${clinic.emergency}, ${clock.since})`
  await rows.insert(tx)
  const { hours, urgentMinutes, highMinutes } = usualWatch
  const onCall = clinicians.map(({ accountId }) => accountId)
  await tx`insert into watch (clinic_id, hours, urgent_minutes, high_minutes, on_call)
    values (${clinicId}, ${tx.json([...hours])}, ${urgentMinutes}, ${highMinutes}, ${onCall}::uuid[])`
  const { url } = library.forms['how-is-your-skin'].questionnaire
  return { first, urls: url ? [url] : [] }
}

/** What people have done in the demo stays; a clinic with no visit today or ahead gets new ones */
async function topUp(tx: SqlTransaction, clinicId: string): Promise<void> {
  const today = isoDay(now(), clinic.timeZone)
  const [left] = await tx<{ ahead: number }[]>`
    select count(*)::int as ahead from appointment
    where clinic_id = ${clinicId} and status = 'booked' and starts_at >= ${startOfDay(today, clinic.timeZone)}`
  if (left && left.ahead > 0) return
  const clinicians = await tx<{ accountId: string; name: string; practitionerId: string }[]>`
    select account_id as "accountId", name, id as "practitionerId" from practitioner
    where clinic_id = ${clinicId} and account_id is not null order by id limit 2`
  const rows = rowsOf(clinicId)
  const making = {
    ...clinic,
    library: await shippedLibrary(tx),
    clinicians,
    now: now(),
    random: seededRandom(2),
  }
  const patients = await madePatients(tx, clinicId, today)
  for (const plan of freshVisits(today, clinic.timeZone)) {
    const patient = patients[plan.person]
    if (patient) visitRows(rows, making, patient, plan)
  }
  await rows.insert(tx)
}

/** The people of people.ts as they stand in the database, by their place there */
async function madePatients(
  tx: SqlTransaction,
  clinicId: string,
  today: string,
): Promise<(DemoPatient | undefined)[]> {
  const found = await tx<{ patientId: string; accountId: string | null; name: string; birthDate: string }[]>`
    select id as "patientId", account_id as "accountId", given_name || ' ' || family_name as name,
      birth_date::text as "birthDate"
    from patient where clinic_id = ${clinicId} order by id`
  return people.map((person) => {
    const name = `${person.givenName} ${person.familyName}`
    const born = birthDate(person, today).slice(4)
    const row = found.find((one) => one.name === name && one.birthDate.endsWith(born))
    return row && { patientId: row.patientId, accountId: row.accountId, person, birthDate: row.birthDate }
  })
}

function writeSignIns(): void {
  const file = process.env.DEMO_SIGN_INS
  if (!file) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(signIns(), null, 2)}\n`, { mode: 0o600 })
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
  .finally(disconnect)
