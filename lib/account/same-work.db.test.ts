import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { afterEach, expect, it, vi } from 'vitest'
import { sql } from '@/lib/platform/database'
import { tokenHash } from '@/lib/platform/token'
import { accepting, entering, invitedPatient, owner, world, worldOnce } from './account.fixtures'
import { askReset } from './reset-password'

/** The driver that Prisma speaks through, of which only this is used here */
type Driver = { Client: { prototype: { query: (...given: unknown[]) => unknown } } }
const ofPrisma = createRequire(createRequire(import.meta.url).resolve('@prisma/adapter-pg'))
const driver: Driver = ofPrisma('pg')

let hashes = 0
// the library itself, counted
vi.mock('@node-rs/argon2', async (original) => {
  const library = await original<typeof import('@node-rs/argon2')>()
  const counted =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      hashes += 1
      return work(...given)
    }
  return { ...library, hash: counted(library.hash), verify: counted(library.verify) }
})

worldOnce()
afterEach(() => vi.restoreAllMocks())

type Work = { answer: string; hashes: number; statements: string[] }

/** What is done until there is an answer: passwords hashed, and statements, without what stands in them */
async function workOf(one: () => Promise<unknown>): Promise<Work> {
  const statements: string[] = []
  const client = driver.Client.prototype
  const query = client.query
  const spied = vi.spyOn(client, 'query').mockImplementation(function (this: unknown, ...given) {
    const [first] = given
    statements.push(typeof first === 'string' ? first : String((first as { text?: string }).text))
    return Reflect.apply(query, this, given)
  })
  sql().options.debug = (_connection, statement) => statements.push(statement)
  hashes = 0
  const answer = JSON.stringify(await one())
  const work = { answer, hashes, statements: statements.map((text) => text.replaceAll(/\s+/g, ' ').trim()) }
  sql().options.debug = false
  spied.mockRestore()
  return work
}

it('signing in does the same for an address with an account and for one without', async () => {
  // the first one makes what unknown addresses are compared with
  await entering('nobody@example.com', 'wrong')
  const { deactivated, patients } = world().ours
  const none = await workOf(() => entering(`${randomUUID()}@example.com`, 'not the password'))
  expect(none.hashes).toBe(1)
  expect(none.statements.length).toBeGreaterThanOrEqual(3)
  for (const { email } of [patients[0], deactivated])
    expect(await workOf(() => entering(email, 'not the password'))).toEqual(none)
})

it('asking for a new password does the same for an address with an account and for one without', async () => {
  const ask = (email: string) => workOf(() => askReset(email, randomUUID()))
  const none = await ask(`${randomUUID()}@example.com`)
  expect(none).toMatchObject({ hashes: 0, statements: [expect.any(String), expect.any(String)] })
  expect(await ask(world().ours.patients[0].email)).toEqual(none)
})

it('an invitation does the same whether it made an account, was taken back or never was', async () => {
  const used = await invitedPatient()
  await accepting(used.token)
  const back = await invitedPatient()
  await owner`update invitation set withdrawn_at = now() where token_hash = ${tokenHash(back.token)}`
  const none = await workOf(() => accepting('never-was'))
  expect(none).toMatchObject({ hashes: 0, answer: '{"ok":false,"reason":"closed"}' })
  for (const { token } of [used, back]) expect(await workOf(() => accepting(token))).toEqual(none)
})
