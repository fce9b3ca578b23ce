import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql, sqlTurns } from './database'
import { isStopping } from './drain'

/** In milliseconds, for a connection and for the answer; whoever asks has a limit of its own */
const LONGEST = 2000

export type Readiness = 'ready' | 'stopping' | 'database-away' | 'migrations-missing'

/** Whether this server can do its work: it is not being stopped, its database answers and has all that this build was made for. */
export async function readiness(): Promise<Readiness> {
  if (isStopping()) return 'stopping'
  try {
    const applied = await soon(
      sqlTurns().take(
        LONGEST,
        () =>
          sql()<{ name: string }[]>`
          select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
      ),
    )
    const names = new Set(applied.map(({ name }) => name))
    return needed().every((name) => names.has(name)) ? 'ready' : 'migrations-missing'
  } catch {
    return 'database-away'
  }
}

/** The migrations beside this build; a newer database is fine: migrations keep the build before them working */
const needed = (): string[] =>
  readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

function soon<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), LONGEST)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
