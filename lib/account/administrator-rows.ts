import type { SqlTransaction } from '@/lib/access/scoped'

/** Where a clinic's administrators get their mail, by address; deactivated ones get none */
export async function administratorAddresses(tx: SqlTransaction, clinicId: string): Promise<string[]> {
  const rows = await tx<{ email: string }[]>`
    select email from account where clinic_id = ${clinicId} and role = 'administrator' and deactivated_at is null order by email`
  return rows.map(({ email }) => email)
}
