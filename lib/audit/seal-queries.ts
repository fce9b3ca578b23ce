import type { Actor } from '@/lib/access/actor-kinds'
import { canSealAudit } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { type KeptSeal, NO_CLINIC, type Seal, sealHash } from './seal'
import { linesNow, sealsAfter, unsealedLines } from './sealed-rows'

/** What is not as it was sealed, and where: a line's id, or the seal's own batch */
export type Breach = {
  clinicId: string
  batch: number | null
  lineId: string | null
  what:
    | 'line-changed'
    | 'line-gone'
    | 'line-not-sealed'
    | 'line-sealed-twice'
    | 'seal-changed'
    | 'seal-gone'
    | 'seal-not-as-kept'
}

export type Verified = { seals: number; lines: number; breaches: Breach[] }

const AT_ONCE = 200
/** The watch seals once a minute */
const UNSEALED_MOST = 60 * 60_000

/** Reads the whole record against its seals, and the seals against those kept outside. Null for who does not seal. */
export async function verifyAudit(actor: Actor, kept: readonly KeptSeal[] = []): Promise<Verified | null> {
  if (!canSealAudit(actor)) return null
  const clinics = await prisma().clinic.findMany({ select: { id: true } })
  const ids = new Set([NO_CLINIC, ...clinics.map(({ id }) => id), ...kept.map(({ clinicId }) => clinicId)])
  const all: Verified = { seals: 0, lines: 0, breaches: [] }
  for (const clinicId of [...ids].toSorted()) {
    const here = { ...actor, clinicId: clinicId === NO_CLINIC ? null : clinicId }
    const ofClinic = kept.filter((one) => one.clinicId === clinicId)
    const one = await verifyClinic(here, clinicId, ofClinic)
    all.seals += one.seals
    all.lines += one.lines
    all.breaches.push(...one.breaches)
  }
  return all
}

async function verifyClinic(actor: Actor, clinicId: string, kept: readonly KeptSeal[]): Promise<Verified> {
  const found: Verified = { seals: 0, lines: 0, breaches: [] }
  const report = (what: Breach['what'], batch: number | null, lineId: string | null = null) =>
    found.breaches.push({ clinicId, batch, lineId, what })
  const keptAt = new Map(kept.map(({ batch, hash }) => [batch, hash]))
  const seen = new Set<string>()
  let [batch, before] = [0, '']
  const check = async (seal: Seal, now: ReadonlyMap<string, string>) => {
    for (let gone = batch + 1; gone < seal.batch; gone++) report('seal-gone', gone)
    if (sealHash(seal, before) !== seal.hash) report('seal-changed', seal.batch)
    const outside = keptAt.get(seal.batch)
    if (outside && outside !== seal.hash) report('seal-not-as-kept', seal.batch)
    for (const { id, hash } of seal.lines) {
      if (seen.has(id)) report('line-sealed-twice', seal.batch, id)
      seen.add(id)
      const is = now.get(id)
      if (is !== hash) report(is ? 'line-changed' : 'line-gone', seal.batch, id)
    }
    found.seals += 1
    found.lines += seal.lines.length
    batch = seal.batch
    before = seal.hash
  }
  for (let more = true; more; ) {
    more = await scopedSql(actor, async (tx) => {
      const seals = await sealsAfter(tx, clinicId, batch, AT_ONCE)
      const ids = seals.flatMap(({ lines }) => lines.map(({ id }) => id))
      const now = await linesNow(tx, clinicId, ids)
      for (const seal of seals) await check(seal, now)
      return seals.length === AT_ONCE
    })
  }
  for (const { batch: outside } of kept) if (outside > batch) report('seal-gone', outside)
  const until = new Date(now().getTime() - UNSEALED_MOST)
  const reach = { since: null, until, most: 1000 }
  for (const { id } of await scopedSql(actor, (tx) => unsealedLines(tx, clinicId, reach)))
    report('line-not-sealed', null, id)
  return found
}
