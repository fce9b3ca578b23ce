import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'

const onePasskey = z.strictObject({
  id: z
    .string()
    .max(2000)
    .regex(/^[\w-]+$/),
})

type Done = { ok: true } | { ok: false; reason: 'not-found' }

/** One's own passkey opens nothing any more. Input: id. */
export async function removePasskey(actor: Actor, input: unknown): Promise<Done> {
  const notFound = { ok: false, reason: 'not-found' } as const
  const parsed = onePasskey.safeParse(input)
  if (!parsed.success || actor.kind === 'system') return notFound
  return scoped(actor, async (tx) => {
    const { count } = await tx.passkey.deleteMany({
      where: { id: parsed.data.id, accountId: actor.accountId },
    })
    if (count === 0) return notFound
    await record(tx, actor, { action: 'passkey.removed', entity: 'account', entityId: actor.accountId })
    return { ok: true }
  })
}
