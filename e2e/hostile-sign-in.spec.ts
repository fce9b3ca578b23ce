import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse } from 'playwright/test'
import { worldDigest } from './factories/digest'
import type { World } from './factories/world'
import { expect, test } from './fixtures'
import { opened, PASSWORD, peopleWith, send } from './hostile/posting'
import { badBodies } from './hostile/sign-in-bodies'

/** Everything around signing in is sent what no page of ours sends: a sentence comes back, and nobody is in. */
/** What is counted of these two */
const own = ({ staff, patients }: World['ours']): string[] => [
  ...[staff.email, patients[0].email].map(
    (email) => `address:${createHash('sha256').update(email).digest('base64url')}`,
  ),
  `code:${staff.accountId}`,
]

/** No failure of ours, no word of the inside, and a sentence on the page it leads to */
async function expectRefused(request: APIRequestContext, answer: APIResponse, seen: string): Promise<void> {
  expect([303, 404, 413], `${seen}: ${answer.status()}`).toContain(answer.status())
  expect(opened(answer), seen).toBe(false)
  const where = answer.headers().location ?? ''
  const said = where ? await (await request.get(where)).text() : await answer.text()
  expect(where === '' || /^\/(?!\/)/.test(where), `${seen}: ${where}`).toBe(true)
  expect(said, seen).not.toContain('Something went wrong on our side')
  expect(said, seen).not.toMatch(/node_modules|at \w+ \(|PrismaClient|SqlError/)
  if (where.includes('again=')) expect(said, seen).toContain('<title>Error: ')
  else expect(said.length, seen).toBeGreaterThan(20)
}

test.describe('what no page sends', () => {
  type Place = {
    path: (world: World) => string
    good: (world: World) => Record<string, string>
    as?: 'member'
  }
  const token = randomBytes(32).toString('base64url')
  const places: Record<string, Place> = {
    'sign in': {
      path: () => '/sign-in/enter',
      good: ({ ours }) => ({ email: ours.patients[0].email, password: 'not the right one' }),
    },
    'the second step': {
      path: () => '/sign-in/code/give',
      good: () => ({ next: '/', 'one-time-password': '123456' }),
    },
    'a recovery code': {
      path: () => '/sign-in/code/give',
      good: () => ({ next: '/', 'recovery-password': 'abcd-efgh-jkmn-pqrs' }),
    },
    'setting up the second step': {
      path: () => '/sign-in/set-up/confirm',
      good: () => ({ next: '/', 'one-time-password': '123456' }),
    },
    'a passkey': {
      path: () => '/sign-in/passkey/enter',
      good: () => ({ next: '/', 'signed-password': '{"id":"a","response":{}}' }),
    },
    'asking for a new password': {
      path: () => '/reset/ask',
      good: () => ({ email: `${randomUUID()}@example.com` }),
    },
    'a new password': { path: () => `/reset/${token}/choose`, good: () => ({ password: PASSWORD }) },
    'an invitation': {
      path: () => `/invitation/${token}/accept`,
      good: () => ({
        'birthDate.day': '1',
        'birthDate.month': '1',
        'birthDate.year': '1990',
        password: PASSWORD,
      }),
    },
    'the own password': {
      path: () => '/account/password',
      good: () => ({ 'current-password': 'not the right one', password: 'seven green umbrellas' }),
      as: 'member',
    },
    'a new passkey': {
      path: () => '/account/passkeys/add',
      good: () => ({ 'passkey-name': 'Phone', 'made-password': '{"id":"a"}' }),
      as: 'member',
    },
    'new recovery codes': {
      path: () => '/account/recovery-codes/renew',
      good: () => ({ 'factor-password': '123456' }),
      as: 'member',
    },
    'another app': {
      path: () => '/account/authenticator/replace',
      good: () => ({ 'factor-password': '123456' }),
      as: 'member',
    },
  }
  for (const [name, place] of Object.entries(places))
    test(`is refused with a sentence at ${name}, and nothing is stored`, async ({
      context,
      signedIn,
      sql,
      baseURL,
    }) => {
      const world = await peopleWith()
      if (place.as) await signedIn(context, world.ours.staff.email)
      const before = await worldDigest(sql, world)
      for (const [what, body] of Object.entries(badBodies(place.good(world)))) {
        const seen = `${what} to ${name}`
        const answer = await send(context.request, place.path(world), body, { Origin: baseURL ?? '' })
        await expectRefused(context.request, answer, seen)
        // so that the next is looked at too, and not only told to wait
        await sql`delete from throttle where key in ${sql(own(world.ours))}`
      }
      expect(await worldDigest(sql, world)).toEqual(before)
    })
})
