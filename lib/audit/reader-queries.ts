import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import type { AuditAction } from './record'
import { whoDid } from './who-did'

const PAGE = 50

/** What somebody else did with a patient's record that shows it to them or hands it on */
const kinds = {
  'record.read': 'record',
  'answers.read': 'answers',
  'photo.read': 'photo',
  'answers.exported': 'copy',
  'record.exported': 'wholeCopy',
} as const satisfies Partial<Record<AuditAction, string>>

export type Looked = {
  id: string
  at: Date
  /** By name; empty for an account that is gone */
  who: string
  role: string
  kind: (typeof kinds)[keyof typeof kinds]
}

/**
 * Who has looked at the patient's own record, newest first, 50 a page. Null for everybody else, a parent or carer too. The same
 * again within a minute, such as one photo after the other, is one look.
 */
export async function ownReaders(
  actor: Actor,
  page: number,
): Promise<{ looks: Looked[]; more: boolean } | null> {
  if (!canAnswer(actor) || actor.behalf) return null
  const rows = await scopedSql(
    actor,
    (tx) => tx<(Omit<Looked, 'kind'> & { action: keyof typeof kinds })[]>`
      select e.id, e.at, e.action, e.actor_kind as role, ${whoDid(tx)} as who
      from (
        select *, lag(at) over (partition by account_id, action order by at, id) as before
        from audit_event
        where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}
          and account_id <> ${actor.accountId} and action = any(${Object.keys(kinds)})
      ) e
      left join account a on a.clinic_id = e.clinic_id and a.id = e.account_id
      where e.before is null or e.at - e.before > interval '1 minute'
      order by e.at desc, e.id desc
      limit ${PAGE + 1} offset ${(page - 1) * PAGE}`,
  )
  const looks = rows.slice(0, PAGE).map(({ action, ...row }) => ({ ...row, kind: kinds[action] }))
  return { looks, more: rows.length > PAGE }
}
