import { z } from 'zod'
import type { Transaction } from '@/lib/access/scoped'
import { hoursSchema, usualWatch, type Watch } from './watch'

/** The clinic's own, or the usual; `isOwn` tells which */
export async function watchRow(tx: Transaction, clinicId: string): Promise<Watch & { isOwn: boolean }> {
  const row = await tx.watch.findUnique({ where: { clinicId } })
  if (!row) return { ...usualWatch, isOwn: false }
  const { urgentMinutes, highMinutes, onCall } = row
  return { hours: hoursSchema.parse(row.hours), urgentMinutes, highMinutes, onCall, isOwn: true }
}

export type Person = z.infer<typeof person>
const person = z.object({ id: z.uuid(), name: z.string(), email: z.string() })

/** Who can be told: people of the clinic with a living account, by name */
export const people = async (
  tx: Transaction,
  clinicId: string,
  role: 'clinician' | 'administrator',
): Promise<Person[]> =>
  tx.account.findMany({
    where: { clinicId, role, deactivatedAt: null },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
