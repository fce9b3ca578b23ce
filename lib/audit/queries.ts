import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAdminister, clinicOf } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { whoDid } from './who-did'

const PAGE = 50

export type AuditLine = {
  id: string
  at: Date
  action: string
  /** Who did it: an account's name, or what the system did it for */
  who: string
  role: string
  /** Whose record or account it concerns, by name */
  whose: string | null
  /** It is their own */
  own: boolean
  /** From where: nothing for our own clock and scripts */
  network: string | null
  device: string | null
  /** The part of the portal where somebody was refused, as its address has it */
  room: string | null
  /** What was changed of who somebody is, field by field */
  changes: { field: string; before: string | null; after: string | null }[]
}

export type AuditPage = { lines: AuditLine[]; page: number; more: boolean }

const asked = z.strictObject({
  /** Part of the name of who did it or whom it concerns; what is no text, such as NUL, the database would refuse */
  name: z
    .string()
    .max(100)
    .transform((text) => text.toWellFormed().replaceAll('\u0000', ''))
    .default(''),
  action: z.string().max(60).default(''),
  /** "2026-11-23" in the clinic's time zone, or empty */
  day: z.union([z.literal(''), z.iso.date()]).default(''),
  page: z.number().int().min(1).max(10_000).default(1),
})

type Row = Omit<AuditLine, 'changes'> & { before: unknown; after: unknown }

const fields = z.record(z.string(), z.string().nullable()).catch({})

function line({ before, after, ...row }: Row): AuditLine {
  const [was, is] = [fields.parse(before), fields.parse(after)]
  const changes = Object.keys(is).map((field) => ({
    field,
    before: was[field] ?? null,
    after: is[field] ?? null,
  }))
  return { ...row, changes }
}

/**
 * What happened in the clinic, newest first, 50 a page: names and acts, never an answer, and of who was erased neither the
 * name nor what was changed of it. Null for who does not administer.
 */
export async function auditTrail(actor: Actor, input: z.input<typeof asked>): Promise<AuditPage | null> {
  if (!canAdminister(actor)) return null
  const { name, action, day, page } = asked.parse(input)
  const has = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return scopedSql(actor, async (tx) => {
    const rows = await tx<Row[]>`
      select e.id, e.at, e.action, e.network, e.device, case when e.action = 'access.refused' then nullif(e.entity, '') end as room,
        case when w.name is not null or e.entity = 'clinic' then e.detail -> 'before' end as before,
        case when w.name is not null or e.entity = 'clinic' then e.detail -> 'after' end as after, e.actor_kind as role, ${whoDid(tx)} as who, w.name as whose, coalesce(w.own, false) as own
      from audit_event e
      join clinic c on c.id = e.clinic_id
      left join account a on a.id = e.account_id
      left join lateral (
        select given_name || ' ' || family_name as name, p.account_id = e.account_id as own from patient p
          where p.clinic_id = e.clinic_id and p.id = e.patient_id
        union all
        select name, s.id = e.account_id from account s
          where e.patient_id is null and e.entity = 'account' and s.clinic_id = e.clinic_id and s.id = e.entity_id
        union all
        select name, false from invitation i
          where e.patient_id is null and e.entity = 'invitation' and i.clinic_id = e.clinic_id and i.id = e.entity_id
      ) w on true
      where e.clinic_id = ${clinicOf(actor)}
        ${action ? tx`and e.action = ${action}` : tx``}
        ${day ? tx`and e.at >= ${day}::date::timestamp at time zone c.time_zone and e.at < (${day}::date + 1)::timestamp at time zone c.time_zone` : tx``}
        ${name ? tx`and (a.name ilike ${has(name)} or w.name ilike ${has(name)})` : tx``}
      order by e.at desc, e.id desc
      limit ${PAGE + 1} offset ${(page - 1) * PAGE}`
    return { lines: rows.slice(0, PAGE).map(line), page, more: rows.length > PAGE }
  })
}
