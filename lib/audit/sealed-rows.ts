import type { SqlTransaction } from '@/lib/access/scoped'
import { lineHash, NO_CLINIC, type Seal, type SealedLine } from './seal'

type Row = { id: string; canonical: string }

/** Everything in a line, in one form: of a later column it must stay out, or old seals break */
const canonical = (
  tx: SqlTransaction,
) => tx`jsonb_build_array(e.id, e.clinic_id, (extract(epoch from e.at) * 1000000)::bigint,
  e.actor_kind, e.account_id, e.action, e.patient_id, e.entity, e.entity_id, e.detail, e.network, e.device)::text as canonical`

const hashed = ({ id, canonical }: Row): SealedLine => ({ id, hash: lineHash(canonical) })

const ofClinic = (tx: SqlTransaction, clinicId: string) =>
  clinicId === NO_CLINIC ? tx`e.clinic_id is null` : tx`e.clinic_id = ${clinicId}`

export type Reach = { since: Date | null; until?: Date; most: number }

/**
 * Lines that stand under no seal, oldest first. Looked for by name, not by "later than the last": a transaction that
 * commits late puts its lines before some that are sealed, and they come into the next batch.
 */
export async function unsealedLines(
  tx: SqlTransaction,
  clinicId: string,
  { since, until, most }: Reach,
): Promise<SealedLine[]> {
  const rows = await tx<Row[]>`
    select e.id, ${canonical(tx)} from audit_event e
    where ${ofClinic(tx, clinicId)}
      ${since ? tx`and e.at >= ${since}` : tx``} ${until ? tx`and e.at < ${until}` : tx``}
      and not exists (
        select from (select unnest(s.event_ids) as id from audit_seal s
          where s.clinic_id = ${clinicId} ${since ? tx`and s.at >= ${since}` : tx``} offset 0) sealed
        where sealed.id = e.id)
    order by e.at, e.id limit ${most}`
  return rows.map(hashed)
}

/** These lines as they are now, by id */
export async function linesNow(
  tx: SqlTransaction,
  clinicId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<Row[]>`
    select e.id, ${canonical(tx)} from audit_event e where ${ofClinic(tx, clinicId)} and e.id = any(${[...ids]})`
  return new Map(rows.map((row) => [row.id, hashed(row).hash]))
}

type SealRow = { batch: number; at: Date; ids: string[]; hashes: string[]; hash: string }

/** A clinic's seals after this batch, in order */
export async function sealsAfter(
  tx: SqlTransaction,
  clinicId: string,
  batch: number,
  most: number,
): Promise<Seal[]> {
  const rows = await tx<SealRow[]>`
    select batch, at, event_ids as ids, encode(hash, 'hex') as hash,
      (select array_agg(encode(h, 'hex') order by n) from unnest(event_hashes) with ordinality l (h, n)) as hashes
    from audit_seal where clinic_id = ${clinicId} and batch > ${batch} order by batch limit ${most}`
  return rows.map(({ ids, hashes, ...row }) => ({
    ...{ clinicId, batch: row.batch, at: row.at, hash: row.hash },
    lines: ids.map((id, at) => ({ id, hash: hashes[at] ?? '' })),
  }))
}

export async function newestSeal(
  tx: SqlTransaction,
  clinicId: string,
): Promise<Pick<Seal, 'batch' | 'at' | 'hash'> | null> {
  const [row] = await tx<{ batch: number; at: Date; hash: string }[]>`
    select batch, at, encode(hash, 'hex') as hash from audit_seal
    where clinic_id = ${clinicId} order by batch desc limit 1`
  return row ?? null
}
