import type { Actor, Relationship } from '@/lib/access/actor-kinds'
import { clinicOf } from '@/lib/access/policy'
import type { Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'

/** Whether an account is a living one of a parent or carer at this clinic, who can act for one more */
export const isCarerOf = (
  clinicId: string,
  account: { role: string; clinicId: string; deactivatedAt: Date | null },
): boolean => account.role === 'carer' && account.clinicId === clinicId && !account.deactivatedAt

type Link = { patientId: string; accountId: string; relationship: Relationship }

/** One row a carer and patient: given again after it was taken away, it is the same row */
export async function link(tx: Transaction, actor: Actor, of: Link): Promise<void> {
  const clinicId = clinicOf(actor)
  const { patientId, accountId, relationship } = of
  const addedBy = actor.kind === 'system' ? accountId : actor.accountId
  const { id } = await tx.relatedPerson.upsert({
    where: { clinicId_patientId_accountId: { clinicId, patientId, accountId } },
    create: { clinicId, ...of, addedBy, since: now() },
    update: { relationship, endedAt: null, addedBy, since: now() },
    select: { id: true },
  })
  await record(tx, actor, {
    ...{ action: 'carer.added', patientId, entity: 'related_person', entityId: id },
    detail: { relationship },
  })
}
