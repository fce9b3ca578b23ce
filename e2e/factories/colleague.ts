import { randomUUID } from 'node:crypto'
import postgres from 'postgres'

/** A second clinician of a clinic, to review what the first one wrote; gives their address */
export async function addColleague(url: string, clinicId: string): Promise<string> {
  const email = `colleague-${randomUUID()}@example.com`
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      const [account] = await tx`
        insert into account (clinic_id, role, name, email, password_hash)
        values (${clinicId}, 'clinician', 'Dr Okafor', ${email}, 'none') returning id`
      await tx`
        insert into practitioner (clinic_id, account_id, name, given_name, family_name)
        values (${clinicId}, ${String(account?.id)}, 'Dr Okafor', 'Ada', 'Okafor')`
    })
    return email
  } finally {
    await sql.end()
  }
}
