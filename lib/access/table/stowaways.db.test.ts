import postgres from 'postgres'
import { afterAll, expect, it, vi } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, type Row } from './cell'

/**
 * Every command, called past every form and route with what its input must not have: another role, another clinic, filters and
 * nested writes as a query language takes them. It says no in words, fails nowhere and changes nothing.
 */
const modules = import.meta.glob<Record<string, unknown>>('/lib/**/*commands.ts')

type Change = (input: unknown) => unknown
/** What is done to the input of the next command that is called, and to no command that it calls itself */
const next: { change: Change | null } = { change: null }

for (const file of Object.keys(modules))
  vi.doMock(file.replace('/lib/', '@/lib/').replace('.ts', ''), async (original) => {
    const real: Record<string, unknown> = await original()
    const changed = ([name, value]: [string, unknown]) => [
      name,
      typeof value === 'function'
        ? (actor: unknown, input: unknown, ...rest: unknown[]) => {
            const { change } = next
            next.change = null
            return value(actor, change ? change(input) : input, ...rest)
          }
        : value,
    ]
    return Object.fromEntries(Object.entries(real).map(changed))
  })
const { rows } = await import('./rows')

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

/** Fields that no command has */
function stowaways({ theirs }: World): Record<string, unknown> {
  const [foreign] = theirs.patients
  return {
    role: 'administrator',
    kind: 'system',
    clinicId: theirs.clinicId,
    clinic: { connect: { id: theirs.clinicId } },
    account: { create: { role: 'administrator', email: 'x@example.com' } },
    patients: { deleteMany: {} },
    AND: [{ not: '' }],
    where: { clinicId: { not: '' } },
    data: { role: 'administrator' },
    passwordHash: 'x',
    completedAt: '2020-01-01',
    accountId: foreign.accountId,
  }
}

/** What stands in the place of a text, a date or a list */
const shapes: Record<string, unknown> = {
  'a filter': { not: '' },
  'every row': { contains: '' },
  'a nested connect': { connect: { id: '01980000-0000-7000-8000-000000000000' } },
  'a nested delete': { deleteMany: {} },
  'a list of filters': [{ not: '' }],
  'a list in a list': [[['a']]],
  'a huge number': 9e99,
  'not a number': Number.NaN,
  'a function': () => 'x',
  NUL: '\u0000',
  'half a character': '\ud83d',
  'very long': 'a'.repeat(100_000),
}

const isFields = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

/** What may be any text, and why */
const free: Record<string, string> = {
  'questionnaire-response/photo-commands addPhoto name':
    'what a device calls a file, for one sentence; stored nowhere',
}

/** Every way in which this input can be given that no caller of ours gives it */
function wrongWays(command: string, input: unknown, world: World): [string, unknown][] {
  if (!isFields(input)) return Object.entries(shapes)
  return [
    ...Object.entries(stowaways(world))
      .filter(([name]) => !(name in input))
      .map(([name, value]): [string, unknown] => [`with ${name}`, { ...input, [name]: value }]),
    ['with a prototype', { ...input, ['__proto__']: { role: 'administrator' } }],
    ...Object.keys(input)
      .filter((name) => !(`${command} ${name}` in free))
      .flatMap((name) =>
        Object.entries(shapes).map(([what, shape]): [string, unknown] => [
          `${name}: ${what}`,
          { ...input, [name]: shape },
        ]),
      ),
  ]
}

/** The input that the row gives, without calling the command */
async function inputOf(row: Row, world: World, prepared: string): Promise<unknown> {
  let seen: unknown
  next.change = (input) => {
    seen = input
    throw new Error('seen')
  }
  const [caller = 'clinician'] = row.may
  await Promise.resolve()
    .then(() => row.call(actorFor(caller, world), world, prepared))
    .catch(() => null)
  next.change = null
  return seen
}

const commands = Object.entries(rows).filter(
  ([name, row]) => name.includes('commands ') && !row.outside && row.may.length > 0,
)

it.each(commands)('%s takes nothing that it does not know', async (name, row) => {
  const world = await makeWorld(testDatabase().appUrl)
  const prepared = (await row.prepare?.(world)) ?? ''
  const [caller = 'clinician'] = row.may
  const input = await inputOf(row, world, prepared)
  if (input === undefined) return
  const before = await worldDigest(owner, world)
  const taken: string[] = []
  for (const [what, wrong] of wrongWays(name, input, world)) {
    next.change = () => wrong
    const said = await Promise.resolve()
      .then(() => row.call(actorFor(caller, world), world, prepared))
      .catch((error: unknown) => `failed: ${error}`.slice(0, 200))
    next.change = null
    if (typeof said === 'string' || (typeof said === 'object' && said !== null && 'ok' in said && said.ok))
      taken.push(`${what}: ${JSON.stringify(said)}`)
  }
  expect(taken).toEqual([])
  expect(await worldDigest(owner, world)).toEqual(before)
})
