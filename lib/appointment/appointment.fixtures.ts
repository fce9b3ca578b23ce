import postgres from 'postgres'
import { afterAll, beforeEach } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { addDays, isoDay } from '@/lib/platform/zoned-time'

const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
let made: World
export const world = (): World => made

/** Two new clinics for each test */
export function worldEach(): void {
  beforeEach(async () => {
    made = await makeWorld(testDatabase().appUrl)
  })
  afterAll(() => sql.end())
}

export const as = (caller: Caller) => actorFor(caller, made)
const inTwoWeeks = () => addDays(isoDay(new Date(), 'America/New_York'), 14)
export const typed = (over: object = {}) => ({
  patientId: made.ours.patients[0].patientId,
  date: inTwoWeeks(),
  time: '10:30',
  practitionerId: made.ours.clinician.practitionerId,
  minutes: '20',
  reason: 'Eczema review',
  ...over,
})
export const notFound = { ok: false, reason: 'not-found' }

export function inClinic<T>(work: (tx: postgres.TransactionSql) => Promise<T>) {
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${made.ours.clinicId}, true)`
    return work(tx)
  })
}
