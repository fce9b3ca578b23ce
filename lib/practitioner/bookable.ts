import type { Prisma } from '@/prisma/client/client'

/**
 * Whom a visit can be with: a clinician who has not left, whose day list shows it, or the one it is with already. Who
 * never signs in has nothing to leave.
 */
export const bookable = (present?: string): Prisma.PractitionerWhereInput => ({
  OR: [
    { accountId: null },
    { account: { deactivatedAt: null } },
    ...(present === undefined ? [] : [{ id: present }]),
  ],
})
