import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export type EntryPoint = {
  /** As the router has it: /patients/[patientId]/invite */
  path: string
  kind: 'page' | 'route'
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
      return [{ path: `/${parts.join('/')}`, kind: name === 'page.tsx' ? 'page' : 'route' }]
    })
    .toSorted((one, other) => one.path.localeCompare(other.path))
}
