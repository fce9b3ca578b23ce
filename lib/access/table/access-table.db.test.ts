import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import { makeWorld } from '@/e2e/factories/world'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, CALLERS, refused, showsOurs } from './cell'
import { rows } from './rows'

/**
 * Every exported function of every queries and commands file × everybody who might call it, on something of our first
 * patient. The functions are found in the code: one without a row here fails.
 */
const modules = import.meta.glob<Record<string, unknown>>(['/lib/**/*queries.ts', '/lib/**/*commands.ts'], {
  eager: true,
})

const entries = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => `${file.replace('/lib/', '').replace('.ts', '')} ${name}`),
)

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

it('has a row for every query and command, and none for what is gone', () => {
  expect(Object.keys(rows).toSorted()).toEqual(entries.toSorted())
})

describe.each(Object.entries(rows).filter(([, row]) => !row.outside))('%s', (_, row) => {
  it.each(CALLERS.map((caller) => [caller, row.may.includes(caller) ? 'may' : 'may not'] as const))(
    '%s %s',
    async (caller, verdict) => {
      const world = await makeWorld(testDatabase().appUrl)
      const prepared = (await row.prepare?.(world)) ?? ''
      const before = await worldDigest(owner, world)
      const result = await row.call(actorFor(caller, world), world, prepared)
      if (verdict === 'may') {
        expect(refused(result), `refused: ${JSON.stringify(result)}`).toBe(false)
        if (typeof result === 'object' && result !== null && 'ok' in result)
          expect(result).toMatchObject({ ok: true })
        return
      }
      expect(showsOurs(result, world), `shown: ${JSON.stringify(result)}`).toBe(false)
      if (!row.own) expect(refused(result), `answered: ${JSON.stringify(result)}`).toBe(true)
      expect(await worldDigest(owner, world)).toEqual(before)
    },
  )
})
