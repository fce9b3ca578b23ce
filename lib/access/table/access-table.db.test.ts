import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
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

/** What may not change when somebody is refused: everything but the audit and what signing in needs */
const KEPT = [
  'account',
  'practitioner',
  'patient',
  'appointment',
  'assignment',
  'guide_reading',
  'check_answer',
  'agenda_item',
  'review',
  'questionnaire_response',
  'answer_change',
  'score',
  'flag',
  'invitation',
]

async function digest(world: World): Promise<string[]> {
  return owner.begin(async (tx) => {
    const found: string[] = []
    for (const clinicId of [world.ours.clinicId, world.theirs.clinicId]) {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      for (const table of KEPT) {
        const [row] = await tx`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
          from ${tx(table)} t where clinic_id = ${clinicId}`
        found.push(`${clinicId} ${table} ${row?.sum}`)
      }
    }
    return found
  })
}

it('has a row for every query and command, and none for what is gone', () => {
  expect(Object.keys(rows).toSorted()).toEqual(entries.toSorted())
})

describe.each(Object.entries(rows).filter(([, row]) => !row.outside))('%s', (_, row) => {
  it.each(CALLERS.map((caller) => [caller, row.may.includes(caller) ? 'may' : 'may not'] as const))(
    '%s %s',
    async (caller, verdict) => {
      const world = await makeWorld(testDatabase().appUrl)
      const before = await digest(world)
      const result = await row.call(actorFor(caller, world), world)
      if (verdict === 'may') {
        expect(refused(result), `refused: ${JSON.stringify(result)}`).toBe(false)
        if (typeof result === 'object' && result !== null && 'ok' in result)
          expect(result).toMatchObject({ ok: true })
        return
      }
      expect(showsOurs(result, world), `shown: ${JSON.stringify(result)}`).toBe(false)
      if (!row.own) expect(refused(result), `answered: ${JSON.stringify(result)}`).toBe(true)
      expect(await digest(world)).toEqual(before)
    },
  )
})
