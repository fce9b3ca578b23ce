import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAdminister, clinicOf } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'

const PAGE = 50

export type AuditLine = {
  id: string
  at: Date
  action: string
  /** Who did it: an account's name, or what the system did it for */
  who: string
  role: string
  /** Whose record it concerns */
  patient: string | null
}

export type AuditPage = { lines: AuditLine[]; page: number; more: boolean }

const asked = z.strictObject({
  /** Part of the name of who did it or whose record it is */
  name: z.string().max(100).default(''),
  action: z.string().max(60).default(''),
  page: z.number().int().min(1).max(10_000).default(1),
})

/** What happened in the clinic, newest first, 50 a page: names and acts, never an answer. Null for who does not administer. */
export async function auditTrail(actor: Actor, input: z.input<typeof asked>): Promise<AuditPage | null> {
  if (!canAdminister(actor)) return null
  const { name, action, page } = asked.parse(input)
  return scopedSql(actor, async (tx) => {
    const rows = await tx<AuditLine[]>`
      select e.id, e.at, e.action, e.actor_kind as role,
        coalesce(a.name, e.detail ->> 'purpose', '') as who,
        case when p.id is null then null else p.given_name || ' ' || p.family_name end as patient
      from audit_event e
      left join account a on a.id = e.account_id
      left join patient p on p.clinic_id = e.clinic_id and p.id = e.patient_id
      where e.clinic_id = ${clinicOf(actor)}
        ${action ? tx`and e.action = ${action}` : tx``}
        ${name ? tx`and (strpos(lower(coalesce(a.name, '')), lower(${name})) > 0 or strpos(lower(p.given_name || ' ' || p.family_name), lower(${name})) > 0)` : tx``}
      order by e.at desc, e.id desc
      limit ${PAGE + 1} offset ${(page - 1) * PAGE}`
    return { lines: rows.slice(0, PAGE), page, more: rows.length > PAGE }
  })
}
