import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import type { Staff } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { hearers } from '@/lib/platform/notices'
import { testDatabase } from '@/lib/platform/testing/database'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { given } from '@/lib/questionnaire-response/response.fixtures'
import { announce } from './announce'
import { hearArrivals } from './queries'

const own = postgres(testDatabase().appUrl, { max: 1, onnotice: () => {} })
afterAll(() => own.end())

const staffOf = (clinicId: string): Staff => ({
  ...{ kind: 'staff', clinicId, accountId: randomUUID(), name: 'Ana', language: 'en' },
})
const say = (clinicId: string, appointmentId: string) =>
  scoped(systemActor('test'), (tx) => announce(tx, { clinicId, appointmentId }))

/** Hears from when the line surely stands; `end` gives all that was heard of after that */
async function listening(clinicId: string) {
  const heard: (string | null)[] = []
  const stop = await hearArrivals(staffOf(clinicId), (id) => heard.push(id))
  const until = async (id: string | null, again = async () => {}) =>
    vi.waitFor(
      async () => {
        await again()
        expect(heard).toContain(id)
      },
      { timeout: 10_000 },
    )
  await until('begun', () => say(clinicId, 'begun'))
  const news = () => heard.filter((id) => id !== 'begun')
  return { news, until, stop: () => stop?.() }
}

describe('What arrives', () => {
  it('is heard once it is stored: sent answers once, also where they are sent twice', async () => {
    const to = await given()
    const { actor, assignmentId, clinicId, appointmentId } = to
    const ear = await listening(clinicId)
    const patch = { itch: { values: [{ valueInteger: 3 }] }, chest: { values: [{ valueBoolean: false }] } }
    await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'patient' })
    const sent = await Promise.all([1, 2].map(() => completeResponse(actor, { assignmentId })))
    expect(sent).toMatchObject([{ ok: true }, { ok: true }])
    await say(clinicId, 'end')
    await ear.until('end')
    expect(ear.news()).toEqual([appointmentId, 'end'])
    ear.stop()
  })

  it('is not heard where the transaction failed, nor by another clinic', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()]
    const [ear, other] = [await listening(ours), await listening(theirs)]
    const failed = scoped(systemActor('test'), async (tx) => {
      await announce(tx, { clinicId: ours, appointmentId: 'lost' })
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    await say(ours, 'kept')
    await say(theirs, 'end')
    await Promise.all([ear.until('kept'), other.until('end')])
    expect([ear.news(), other.news()]).toEqual([['kept'], ['end']])
    ear.stop()
    other.stop()
  })

  it('is heard again after the connection was lost, and says that something may have been missed', async () => {
    const clinicId = randomUUID()
    const ear = await listening(clinicId)
    await own`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'`
    await ear.until(null)
    await ear.until('after', () => say(clinicId, 'after'))
    ear.stop()
  })

  it('leaves nobody listening who has stopped', async () => {
    const ears = await Promise.all(
      Array.from({ length: 1000 }, () => hearArrivals(staffOf(randomUUID()), () => {})),
    )
    expect(hearers()).toBe(1000)
    for (const stop of ears) stop?.()
    expect(hearers()).toBe(0)
    const again = await listening(randomUUID())
    again.stop()
  })
})
