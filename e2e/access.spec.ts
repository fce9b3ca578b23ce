import type { APIRequestContext, APIResponse } from 'playwright/test'
import type postgres from 'postgres'
import { access, CALLERS, type Caller } from './access/access-table'
import { cookieOf, filled, formFor } from './access/asking'
import { type EntryPoint, entryPoints } from './access/entry-points'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

/**
 * Every page and route of the built product × everybody who might come to it with the ids of one patient. What is
 * there and what is not yours look the same, and are put on record; nobody is asked to sign in; a post from elsewhere is refused
 * first.
 */
const entries = entryPoints()
test.describe.configure({ mode: 'parallel' })

test('every entry point has a row, and every row an entry point', () => {
  expect(Object.keys(access).toSorted()).toEqual([...new Set(entries.map(({ path }) => path))].toSorted())
})

for (const { path, kind } of entries) {
  test(`${kind} ${path}`, async ({ request, sql, baseURL }) => {
    const may = access[path] ?? []
    // those who may come last: what they do is allowed to change things
    for (const caller of CALLERS.toSorted(
      (one, other) => Number(may.includes(one)) - Number(may.includes(other)),
    )) {
      const world = await makeWorld(databaseUrl())
      const address = filled(path, world)
      const cookie = await cookieOf(caller, world, sql)
      const asked = { address, form: formFor(path, world), kind, cookie }
      const answer = await refusedAfterAll(
        request,
        cookie,
        await ask(request, { ...asked, origin: baseURL ?? '' }),
      )
      await expectVerdict(answer, {
        caller,
        may: may.includes(caller),
        kind,
        open: may.length === CALLERS.length,
      })
      expect(await refusals(sql, world), `${caller}: put on record`).toBe(answer.status() === 404 ? 1 : 0)
      if (kind === 'POST') {
        const foreign = await ask(request, { ...asked, origin: 'https://elsewhere.example' })
        expect(foreign.status(), `${caller}, posted from elsewhere`).toBe(403)
      }
    }
  })
}

/** How often somebody of the world's clinics was refused, by the record */
const refusals = (sql: postgres.Sql, { ours, theirs }: World): Promise<number> =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true)`
    const found: number[] = []
    for (const { clinicId } of [ours, theirs]) {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      const [row] = await tx<{ lines: number }[]>`
        select count(*)::int as lines from audit_event where clinic_id = ${clinicId} and action = 'access.refused'`
      found.push(row?.lines ?? 0)
    }
    return found.reduce((sum, lines) => sum + lines, 0)
  })

type Asked = {
  address: string
  form: Record<string, string>
  kind: EntryPoint['kind']
  cookie: string
  origin: string
}

function ask(
  request: APIRequestContext,
  { address, form, kind, cookie, origin }: Asked,
): Promise<APIResponse> {
  const headers = { Cookie: cookie, Origin: origin }
  if (kind !== 'POST') return request.get(address, { headers, maxRedirects: 0 })
  return request.post(address, { headers, form, maxRedirects: 0 })
}

/** A form with something wrong in it goes back to its page before anybody is looked up: then the page must say no */
async function refusedAfterAll(
  request: APIRequestContext,
  cookie: string,
  answer: APIResponse,
): Promise<APIResponse> {
  const to = answer.headers().location ?? ''
  if (answer.status() !== 303 || !to.includes('again=') || to.startsWith('/sign-in')) return answer
  return request.get(to, { headers: { Cookie: cookie }, maxRedirects: 0 })
}

type Verdict = { caller: Caller; may: boolean; kind: EntryPoint['kind']; open: boolean }

async function expectVerdict(answer: APIResponse, { caller, may, kind, open }: Verdict): Promise<void> {
  const status = answer.status()
  const to = answer.headers().location ?? ''
  const seen = `${caller}: ${status} ${to}`
  if (may) {
    expect([200, 303, 307], seen).toContain(status)
    if (!open) expect(to.startsWith('/sign-in'), seen).toBe(false)
    return
  }
  if (caller === 'nobody' || caller === 'deactivated') {
    expect([303, 307], seen).toContain(status)
    expect(to, seen).toMatch(/^\/sign-in\?next=/)
    return
  }
  expect(status, seen).toBe(404)
  if (kind === 'GET') return
  const text = await answer.text()
  expect(text, seen).toMatch(/This page is not here|it is not yours to see/)
}
