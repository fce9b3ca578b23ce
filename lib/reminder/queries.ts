import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'

/** Whether the one who asks is reminded by mail of what is not finished */
export const ownReminders = (actor: SignedInActor): Promise<boolean> =>
  scoped(actor, async (tx) => {
    const { accountId: id, clinicId } = actor
    const account = await tx.account.findFirst({ where: { id, clinicId }, select: { reminders: true } })
    return account?.reminders ?? false
  })
