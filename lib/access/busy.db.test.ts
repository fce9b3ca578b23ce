import { expect, it } from 'vitest'
import { isBusy } from '@/lib/platform/busy'
import { sql, sqlTurns } from '@/lib/platform/database'
import { patienceLeft, patiently } from '@/lib/platform/patience'
import { touchSession } from '@/lib/platform/session-row'
import { systemActor } from './actor'
import { scoped, scopedSql } from './scoped'

const actor = systemActor('busy')

/** Why it failed, if it did */
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

/** Holds a lock that everybody asks for until `free` is called */
async function lockHeld(): Promise<{ free: () => Promise<unknown> }> {
  let free = () => {}
  let holds = () => {}
  const isFree = new Promise<void>((resolve) => (free = resolve))
  const isHeld = new Promise<void>((resolve) => (holds = resolve))
  const done = sql().begin(async (tx) => {
    await tx`lock table clinic in access exclusive mode`
    holds()
    await isFree
  })
  await isHeld
  return {
    free() {
      free()
      return done
    },
  }
}

it('a lock that others hold is waited for, and not for ever', async () => {
  const { free } = await lockHeld()
  try {
    const [one, two] = await Promise.all([
      failure(patiently(() => scopedSql(actor, (tx) => tx`select count(*) from clinic`))),
      failure(patiently(() => scoped(actor, (tx) => tx.clinic.count()))),
    ])
    expect(isBusy(one)).toBe(true)
    expect(isBusy(two)).toBe(true)
  } finally {
    await free()
  }
  expect(await scoped(actor, (tx) => tx.clinic.count())).toBeGreaterThanOrEqual(0)
})

it('a connection that others hold is waited for, and not for ever; what did not get one leaves none taken', async () => {
  const { free } = await lockHeld()
  const many = Array.from({ length: 60 }, () =>
    failure(patiently(() => scopedSql(actor, (tx) => tx`select count(*) from clinic`))),
  )
  const failures = await Promise.all(many)
  expect(failures.every((one) => isBusy(one))).toBe(true)
  expect(failures.some((one) => one instanceof Error && one.name === 'NoTurn')).toBe(true)
  await free()
  const after = Array.from({ length: 60 }, () => scopedSql(actor, (tx) => tx`select 1 as one`))
  expect((await Promise.all(after)).length).toBe(60)
})

it('asking who is there comes out of the patience for all that a request waits for', async () => {
  const seconds = async () => sql()`select pg_sleep(1.2)`
  const all = []
  while (all.length === sqlTurns().busy) all.push(sqlTurns().take(60_000, seconds))
  const left = await patiently(async () => {
    await touchSession('nobody’s')
    return patienceLeft()
  })
  await Promise.all(all)
  expect(left).toBeLessThan(1500)
})

it('a fault of ours is no busy database', async () => {
  expect(isBusy(await failure(scopedSql(actor, (tx) => tx`select nothing from clinic`)))).toBe(false)
  expect(isBusy(await failure(scoped(actor, (tx) => tx.$executeRaw`select nothing from clinic`)))).toBe(false)
  expect(isBusy(new Error('Unexpected'))).toBe(false)
})

it('a value that is missing holds up neither its statement nor the connection it shares with others', async () => {
  const missing = undefined as unknown as string
  const found = await scopedSql(actor, (tx) =>
    Promise.all([
      tx`select ${'a'}::text as said`,
      tx`select ${missing}::text as said`,
      tx`select ${missing}::text as said, 1 as more`,
    ]),
  )
  expect(found.map(([row]) => row?.said)).toEqual(['a', null, null])
})
