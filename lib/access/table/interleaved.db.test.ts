import { expect, it, vi } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { sql } from '@/lib/platform/database'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, type Caller } from './cell'

/** Two connections in each pool for everybody, so that each is handed from one to the other all the time */
vi.hoisted(() => {
  process.env.DATABASE_CONNECTIONS = '2'
})

const TIMES = 10_000
const AT_ONCE = 24
const callers: readonly Caller[] = [
  'clinician',
  'patient',
  'other patient',
  "other clinic's staff",
  "other clinic's patient",
]

type Seen = { clinicId: string; patientId: string }

it('leaks nothing from one to the next in 10,000 transactions on two connections', async () => {
  expect(sql().options.max).toBe(2)
  const world = await makeWorld(testDatabase().appUrl)
  const expected = new Map(callers.map((caller) => [caller, expectedFor(caller, world)]))
  const leaks: string[] = []
  let begun = 0
  let failed = 0
  const one = async (turn: number) => {
    const caller = callers[(turn * 7 + (turn % 3)) % callers.length] ?? 'clinician'
    const actor = actorFor(caller, world)
    // some fail half-way: what they had set must be gone with them
    const fails = turn % 11 === 0
    const work =
      turn % 2 === 0
        ? scopedSql(actor, async (tx) => {
            const rows = await tx<
              Seen[]
            >`select clinic_id as "clinicId", patient_id as "patientId" from assignment`
            if (fails) throw new Error('on purpose')
            return rows
          })
        : scoped(actor, async (tx) => {
            const rows = await tx.assignment.findMany({ select: { clinicId: true, patientId: true } })
            if (fails) throw new Error('on purpose')
            return rows
          })
    const rows = await work.catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'on purpose') throw error
      failed += 1
      return null
    })
    const seen =
      rows &&
      [...new Set(rows.map(({ clinicId, patientId }) => `${clinicId} ${patientId}`))].toSorted().join()
    if (seen !== null && seen !== expected.get(caller)) leaks.push(`${caller}: ${seen}`)
    if (turn % 50 === 0 && (await sql()`select from assignment`).length > 0) leaks.push('nobody')
  }
  const lane = async () => {
    while (begun < TIMES) await one(begun++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  expect(leaks.slice(0, 5)).toEqual([])
  expect(failed).toBeGreaterThan(800)
}, 180_000)

function expectedFor(caller: Caller, { ours, theirs }: World): string {
  const clinic = caller.startsWith('other clinic') ? theirs : ours
  const [first, second] = clinic.patients
  const patients = caller.endsWith('patient')
    ? [caller === 'other patient' ? second : first]
    : [first, second]
  return patients
    .map(({ patientId }) => `${clinic.clinicId} ${patientId}`)
    .toSorted()
    .join()
}
