import type { SqlTransaction } from '@/lib/access/scoped'
import { administratorAddresses } from '@/lib/account/administrator-rows'
import { now } from '@/lib/platform/clock'

/** Longer than a mail takes to go or to fail (lib/platform/mail.ts): whoever took it on and has not recorded it by then has ended */
const TAKEN_FOR = '5 minutes'

/** Steps of one person, or of the administrators, who are null */
export type Unmailed = { accountId: string | null; ids: string[]; to: string[] }

/**
 * Takes on what nobody was mailed about, for so long that the mail has gone or failed by then; another server finds it taken. Of
 * flags that somebody still has to acknowledge: what was dealt with while no mail went needs none. By whom it is for.
 */
export async function takeUnmailed(tx: SqlTransaction, clinicId: string): Promise<Unmailed[]> {
  const steps = await tx<{ id: string; accountId: string | null; email: string | null }[]>`
    update escalation s set mail_tried_at = ${now()}
    where s.clinic_id = ${clinicId} and s.id in (
      select e.id from escalation e
      join flag f on f.clinic_id = e.clinic_id and f.id = e.flag_id and f.raised_at = e.raised_at and f.acknowledged_at is null
      where e.clinic_id = ${clinicId} and e.mailed_at is null
        and (e.mail_tried_at is null or e.mail_tried_at <= ${now()}::timestamptz - ${TAKEN_FOR}::interval)
      for update of e skip locked)
    returning s.id, s.account_id as "accountId", (select a.email from account a
      where a.clinic_id = s.clinic_id and a.id = s.account_id and a.deactivated_at is null) as email`
  const people: Unmailed[] = []
  for (const [accountId, ofPerson] of Map.groupBy(steps, (one) => one.accountId)) {
    const [email] = ofPerson.flatMap((one) => one.email ?? [])
    const own = email ? [email] : []
    const to = accountId ? own : await administratorAddresses(tx, clinicId)
    people.push({ accountId, ids: ofPerson.map(({ id }) => id), to })
  }
  return people
}

export const recordMailed = (tx: SqlTransaction, clinicId: string, { ids }: Unmailed) =>
  tx`update escalation set mailed_at = ${now()} where clinic_id = ${clinicId} and id = any(${ids})`
