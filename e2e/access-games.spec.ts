import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from 'playwright/test'
import { access, CALLERS, type Caller } from './access/access-table'
import { cookieOf, filled } from './access/asking'
import { entryPoints } from './access/entry-points'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const build = process.env.NEXT_DIST_DIR ?? '.next'
const readable = entryPoints().filter(({ kind }) => kind !== 'POST')

test.describe.configure({ mode: 'parallel' })

test('the build serves the entry points that the table knows, and no action of the framework’s', () => {
  const routes: Record<string, string> = JSON.parse(
    readFileSync(join(build, 'app-path-routes-manifest.json'), 'utf8'),
  )
  const built = Object.values(routes).filter((path) => !path.startsWith('/_') && path !== '/icon.svg')
  expect([...new Set(built)].toSorted()).toEqual(Object.keys(access).toSorted())
  const actions = JSON.parse(readFileSync(join(build, 'server/server-reference-manifest.json'), 'utf8'))
  expect([actions.node, actions.edge]).toEqual([{}, {}])
})

type Game = { name: string; headers: Record<string, string>; address?: (path: string) => string; post?: true }

/** The framework's other ways to a page, and a header that once let a request past every check in a proxy */
const games: readonly Game[] = [
  { name: '?_rsc', headers: { RSC: '1' }, address: (path) => `${path}?_rsc=1a2b3` },
  { name: '.rsc', headers: { RSC: '1' }, address: (path) => `${path}.rsc` },
  { name: 'prefetch', headers: { RSC: '1', 'Next-Router-Prefetch': '1' } },
  {
    name: 'a segment',
    headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  },
  {
    name: 'x-middleware-subrequest',
    headers: {
      'x-middleware-subrequest': Array.from({ length: 6 }, () => 'proxy').join(':'),
      accept: 'text/html',
    },
  },
  {
    name: 'x-middleware headers',
    headers: { 'x-middleware-rewrite': '/today', 'x-nextjs-data': '1', 'x-forwarded-host': 'elsewhere' },
  },
  {
    name: 'Next-Action',
    headers: { 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain;charset=UTF-8' },
    post: true,
  },
]

async function played(request: APIRequestContext, cookie: string, path: string, game: Game) {
  const options = { headers: { ...game.headers, Cookie: cookie }, maxRedirects: 0 }
  const ask = (address: string) =>
    game.post ? request.post(address, { ...options, data: '[]' }) : request.get(address, options)
  const answer = await ask(game.address?.(path) ?? path)
  // the framework first sends its own kind of request to the address that it would have made up itself
  const [, own] = /^(?:https?:\/\/[^/]+)?(\/[^?]*\?_rsc.*)$/.exec(answer.headers().location ?? '') ?? []
  const last = own ? await ask(own) : answer
  return { status: last.status(), text: await last.text() }
}

for (const { path } of readable) {
  const strangers = CALLERS.filter((caller) => !access[path]?.includes(caller))
  if (strangers.length === 0) continue
  test(`no game leads to ${path}`, async ({ request, sql }) => {
    const world = await makeWorld(databaseUrl())
    for (const caller of strangers) {
      const cookie = await cookieOf(caller, world, sql)
      for (const game of games) {
        const { status, text } = await played(request, cookie, filled(path, world), game)
        const seen = `${caller}, ${game.name}: ${status}`
        expect(status, seen).toBeLessThan(500)
        for (const secret of secretsOf(world)) expect(text.includes(secret), `${seen}: ${secret}`).toBe(false)
      }
    }
  })
}

test('the games do lead whoever may to what they may see', async ({ request, sql }) => {
  const world = await makeWorld(databaseUrl())
  const cookie = await cookieOf('clinician', world, sql)
  const path = filled('/patients/[patientId]', world)
  for (const game of games.filter(({ name }) => ['?_rsc', 'x-middleware-subrequest'].includes(name))) {
    const { text } = await played(request, cookie, path, game)
    expect(text, game.name).toContain(world.ours.mark)
  }
})

/** What would give our clinic's people away: their names and addresses, not the ids that the caller sent */
function secretsOf({ ours }: World): string[] {
  const [patient] = ours.patients
  return [ours.mark, patient.email, ours.clinician.email, ours.staff.email]
}

const signedIn: readonly Caller[] = [
  "other clinic's clinician",
  "other clinic's administrator",
  'other patient',
]

for (const { path, kind } of readable) {
  if (!path.includes('[') || access[path]?.length === CALLERS.length) continue
  test(`not yours and not there are the same bytes at ${path}`, async ({ request, sql }) => {
    const world = await makeWorld(databaseUrl())
    for (const caller of signedIn.filter((one) => !access[path]?.includes(one))) {
      const cookie = await cookieOf(caller, world, sql)
      const at = filled(path, world)
      const nowhere = at.replace(/[\da-f]{8}-[\da-f-]{27}/g, () => randomUUID())
      const [yours, absent] = await Promise.all(
        [at, nowhere].map(async (address) => {
          const answer = await request.get(address, {
            headers: { Cookie: cookie, accept: 'text/html' },
            maxRedirects: 0,
          })
          return {
            status: answer.status(),
            bytes: withoutChance(await answer.text(), address),
            headers: named(answer.headers()),
          }
        }),
      )
      expect(yours?.status, `${caller} ${kind}`).toBe(404)
      expect(yours, caller).toEqual(absent)
    }
  })
}

/**
 * An answer without what differs each time: its nonce, the address that was asked for, and the order in which the
 * framework happened to be done with the parts that it streams.
 */
function withoutChance(text: string, address: string): string[] {
  const ids = address.split('/').filter((part) => part.length > 20)
  return ids
    .reduce((left, id) => left.replaceAll(id, 'ID'), text)
    .replaceAll(/nonce(=|\\?":\\?)"?\\?"?[\w+/=]{24}/g, 'nonce')
    .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, '')
    .replaceAll(/\$L?[\da-f]{1,3}\b/g, '$')
    .split(String.raw`\n`)
    .map((part) => part.replace(/^[\da-f]{1,3}:/, ''))
    .toSorted()
}

const named = (headers: Record<string, string>): string[] => Object.keys(headers).toSorted()
