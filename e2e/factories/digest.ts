import type postgres from 'postgres'
import type { World } from './world'

/**
 * What the world's two clinics hold, one line a table: the same before and after means that nothing was stored. Every
 * table that carries a clinic is in it but the audit, which also records what was refused, and its seals, which the server
 * adds by the clock. `sql` is any connection; the rows are read as the system.
 */
export async function worldDigest(sql: postgres.Sql, world: World): Promise<string[]> {
  return sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true)`
    const tables = await tx<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'clinic_id' and table_name not in ('audit_event', 'audit_seal') order by 1`
    const found: string[] = []
    for (const clinicId of [world.ours.clinicId, world.theirs.clinicId]) {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      for (const { name } of tables) {
        const [row] = await tx`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
          from ${tx(name)} t where clinic_id = ${clinicId}`
        found.push(`${clinicId} ${name} ${row?.sum}`)
      }
    }
    return found
  })
}
