import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type EntryPoint = {
  /** As the router has it: /patients/[patientId]/invite */
  path: string
  /** A page, or a route by the method it answers */
  kind: 'page' | 'GET' | 'POST'
}

/** Every page and route handler there is, read from the folders: none can be forgotten. */
export function entryPoints(folder = 'app'): EntryPoint[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .flatMap((file): EntryPoint[] => {
      const name = file.split('/').at(-1)
      if (name !== 'page.tsx' && name !== 'route.ts') return []
      const parts = join('/', file, '..')
        .split('/')
        .filter((part) => part && !part.startsWith('('))
      const path = `/${parts.join('/')}`
      if (name === 'page.tsx') return [{ path, kind: 'page' }]
      const code = readFileSync(join(folder, file), 'utf8')
      return (['GET', 'POST'] as const)
        .filter((method) => new RegExp(`^export (const|(async )?function) ${method}\\b`, 'm').test(code))
        .map((kind) => ({ path, kind }))
    })
    .toSorted((one, other) => one.path.localeCompare(other.path))
}
