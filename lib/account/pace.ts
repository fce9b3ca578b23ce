import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'

/** More than anybody does by hand, and few enough that nobody carries a clinic away in a day */
const PACES = {
  search: { most: 120, seconds: 300 },
  copy: { most: 60, seconds: 3600 },
} as const

/**
 * Counts one search or copy of this account, exact across servers; false where there were too many in that time, which is put
 * on record the first time.
 */
export async function inPace(actor: SignedInActor, what: keyof typeof PACES): Promise<boolean> {
  const { most, seconds } = PACES[what]
  const key = `${what}:${actor.accountId}`
  return scopedSql(actor, async (tx) => {
    // `blocked_until` is the end of the time that is counted in
    const [row] = await tx<{ count: number }[]>`
      insert into throttle as t (key, failures, last_failed_at, blocked_until)
      values (${key}, 1, now(), now() + make_interval(secs => ${seconds}))
      on conflict (key) do update set last_failed_at = now(),
        failures = case when t.blocked_until > now() then t.failures + 1 else 1 end,
        blocked_until = case when t.blocked_until > now() then t.blocked_until
          else now() + make_interval(secs => ${seconds}) end
      returning failures as count`
    const count = row?.count ?? 0
    if (count === most + 1)
      await recordSql(tx, actor, {
        ...{ action: 'access.too-often', entity: 'account', entityId: actor.accountId },
        detail: { what, most, seconds },
      })
    return count <= most
  })
}
