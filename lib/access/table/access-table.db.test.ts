import { expect, it } from 'vitest'
import { rows } from './rows'
import { verdicts } from './verdicts'

/**
 * Every exported function of every queries and commands file × everybody who might call it, on something of our first
 * patient: here the queries, the commands in access-table-commands.db.test.ts. The functions are found in the code: one without a
 * row fails.
 */
const modules = import.meta.glob<Record<string, unknown>>(['/lib/**/*queries.ts', '/lib/**/*commands.ts'], {
  eager: true,
})

const entries = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => `${file.replace('/lib/', '').replace('.ts', '')} ${name}`),
)

it('has a row for every query and command, and none for what is gone', () => {
  expect(Object.keys(rows).toSorted()).toEqual(entries.toSorted())
})

verdicts('queries')
