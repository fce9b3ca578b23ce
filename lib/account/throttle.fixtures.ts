import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type postgres from 'postgres'

const script = `
  const { limitsFor, takeTry } = await import('@/lib/account/throttle')
  const { disconnect } = await import('@/lib/platform/database')
  const tries = await Promise.all(Array.from({ length: Number(process.env.TRIES) }, (_, at) =>
    takeTry(limitsFor(process.env.ADDRESS, 'network ' + process.pid + ' ' + at))))
  console.log(tries.filter(Boolean).length)
  await disconnect()
`

/** How many of so many tries at once another process lets through, each from a network of its own */
export async function spawnedTries(databaseUrl: string, address: string, tries: number): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, DATABASE_URL: databaseUrl, ADDRESS: address, TRIES: String(tries) } },
  )
  return Number(stdout)
}

export async function networkTries(sql: postgres.Sql, network: string): Promise<number> {
  const [row] = await sql`select failures from throttle where key = ${`network:${network}`}`
  return Number(row?.failures ?? 0)
}
