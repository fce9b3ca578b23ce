import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'

const oneSession = z.strictObject({ id: z.string().regex(/^[\w-]{43}$/) })

type Done = { ok: true } | { ok: false; reason: 'not-found' }

/** One's own session in another browser, or in this one: refused at its next request. Input: id, as ownSessions gives it. */
export async function endOwnSession(actor: Actor, input: unknown): Promise<Done> {
  const notFound = { ok: false, reason: 'not-found' } as const
  const parsed = oneSession.safeParse(input)
  if (!parsed.success || actor.kind === 'system') return notFound
  const idHash = new Uint8Array(Buffer.from(parsed.data.id, 'base64url'))
  return scoped(actor, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { idHash, accountId: actor.accountId } })
    if (count === 0) return notFound
    await record(tx, actor, {
      action: 'session.closed',
      entity: 'account',
      entityId: actor.accountId,
      detail: { others: 1 },
    })
    return { ok: true }
  })
}
