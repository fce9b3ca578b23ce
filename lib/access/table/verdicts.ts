import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import { makeWorld } from '@/e2e/factories/world'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, CALLERS, refused, showsOurs } from './cell'
import { rows } from './rows'

/** The rows of one kind of file × everybody who might call it. A test file for each kind: together they are the longest there is. */
export function verdicts(kind: 'queries' | 'commands'): void {
  const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  afterAll(() => owner.end())
  const called = Object.entries(rows).filter(([name, row]) => !row.outside && name.includes(`${kind} `))
  describe.each(called)('%s', (_, row) => {
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
}
