import type { Actor } from '@/lib/access/actor-kinds'
import { canSealAudit } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { logEvent } from '@/lib/platform/log'
import { type KeptSeal, NO_CLINIC, sealHash } from './seal'
import { newestSeal, unsealedLines } from './sealed-rows'

const MOST = 5000
/** No transaction of ours is open this long; what is later all the same, a thorough sealing finds */
const LATE = 60 * 60_000

export type Sealed = { ok: true; seals: KeptSeal[] } | { ok: false; reason: 'not-found' }

/**
 * Seals what was put on record since the last time, clinic by clinic, and gives the newest seal of each. However many
 * servers do this at once, one lays a clinic's next seal. `thorough`: looks at every line ever written.
 */
export async function sealAudit(actor: Actor, { thorough = false } = {}): Promise<Sealed> {
  if (!canSealAudit(actor)) return { ok: false, reason: 'not-found' }
  const clinics = await prisma().clinic.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const seals: KeptSeal[] = []
  for (const clinicId of [NO_CLINIC, ...clinics.map(({ id }) => id)]) {
    const here = { ...actor, clinicId: clinicId === NO_CLINIC ? null : clinicId }
    let laid = await layOne(here, clinicId, thorough)
    while (laid.isFull) laid = await layOne(here, clinicId, thorough)
    if (laid.newest) seals.push({ clinicId, ...laid.newest })
  }
  return { ok: true, seals }
}

type Laid = { newest: { batch: number; hash: string } | null; isFull: boolean }

async function layOne(actor: Actor, clinicId: string, thorough: boolean): Promise<Laid> {
  const laid = await scopedSql(actor, async (tx) => {
    const [lock] = await tx<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('audit_seal ' || ${clinicId}, 0)) as mine`
    // read after the lock: what another server has just sealed must be seen
    const last = await newestSeal(tx, clinicId)
    const newest = last && { batch: last.batch, hash: last.hash }
    if (!lock?.mine) return { newest, isFull: false, count: 0 }
    const since = last && !thorough ? new Date(last.at.getTime() - LATE) : null
    const lines = await unsealedLines(tx, clinicId, { since, most: MOST })
    if (lines.length === 0) return { newest, isFull: false, count: 0 }
    const seal = { clinicId, batch: (last?.batch ?? 0) + 1, at: now(), lines }
    const hash = sealHash(seal, last?.hash ?? '')
    await tx`
      insert into audit_seal (clinic_id, batch, at, event_ids, event_hashes, hash)
      select ${clinicId}, ${seal.batch}, ${seal.at}, ${lines.map(({ id }) => id)}::uuid[],
        array_agg(decode(h, 'hex') order by n), decode(${hash}, 'hex')
      from unnest(${lines.map((line) => line.hash)}::text[]) with ordinality l (h, n)`
    return { newest: { batch: seal.batch, hash }, isFull: lines.length === MOST, count: lines.length }
  })
  // on record outside the database too, as far as the log is kept elsewhere
  if (laid.count > 0) logEvent('audit-seal', { clinicId, ...laid.newest, count: laid.count })
  return laid
}
