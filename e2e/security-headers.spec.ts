import { connect } from 'node:net'
import { access, type Caller } from './access/access-table'
import { cookieOf, filled } from './access/asking'
import { entryPoints } from './access/entry-points'
import { worldDigest } from './factories/digest'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const readable = entryPoints().filter(({ kind, path }) => kind !== 'POST' && path !== '/today/live')
const who = (path: string): Caller =>
  access[path]?.find((caller) => !/^(nobody|deactivated|other)/.test(caller)) ?? 'nobody'

test.describe('every answer', () => {
  test('is never guessed at, cached or sent on', async ({ request, sql }) => {
    const world = await makeWorld(databaseUrl())
    for (const { path } of [...readable, { path: '/not-there' }]) {
      const cookie = await cookieOf(path === '/not-there' ? 'nobody' : who(path), world, sql)
      const answer = await request.get(filled(path, world), { headers: { Cookie: cookie }, maxRedirects: 0 })
      const headers = answer.headers()
      expect(headers['cache-control'], path).toContain('no-store')
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['referrer-policy'], path).toBe('same-origin')
      expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin')
      const policy = headers['content-security-policy'] ?? ''
      expect(policy, path).not.toContain('unsafe')
      expect(policy, path).toMatch(/default-src '(self|none)'/)
    }
  })

  test('names its type and its letters', async ({ request, sql }) => {
    const world = await makeWorld(databaseUrl())
    for (const { path } of readable) {
      const cookie = await cookieOf(who(path), world, sql)
      const answer = await request.get(filled(path, world), { headers: { Cookie: cookie }, maxRedirects: 0 })
      if (answer.status() !== 200) continue
      expect(answer.headers()['content-type'], path).toMatch(
        /^(text\/(html|plain); ?charset=utf-8|application\/(fhir\+)?json|image\/jpeg)/i,
      )
    }
  })

  test('lets no other origin read or frame it', async ({ request }) => {
    for (const path of ['/sign-in', '/account/session', '/not-there', '/photos/x/full']) {
      const answer = await request.get(path, {
        headers: { Origin: 'https://elsewhere.example' },
        maxRedirects: 0,
      })
      const headers = answer.headers()
      expect(
        Object.keys(headers).filter((name) => name.startsWith('access-control-')),
        path,
      ).toEqual([])
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    }
  })
})

test('changes nothing by a reading request: what a form sends is sent by posting alone', async ({
  request,
  sql,
}) => {
  const world = await makeWorld(databaseUrl())
  const both = new Set(readable.map(({ path }) => path))
  const posts = entryPoints().filter(({ kind, path }) => kind === 'POST' && !both.has(path))
  const before = await worldDigest(sql, world)
  for (const { path } of posts) {
    const cookie = await cookieOf(who(path), world, sql)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await request.fetch(filled(path, world), {
        method,
        headers: { Cookie: cookie },
        maxRedirects: 0,
      })
      expect(answer.status(), `${method} ${path}`).toBe(method === 'OPTIONS' ? 204 : 405)
    }
  }
  expect(await worldDigest(sql, world)).toEqual(before)
})

test('serves nothing that is not of the product', async ({ request }) => {
  for (const path of [
    '/.git/config',
    '/.git/',
    '/.env',
    '/package.json',
    '/next.config.mjs',
    '/.next/BUILD_ID',
    '/.data/',
    '/docs/security.md',
    '/api',
    '/api/auth/session',
    '/api/auth/signin',
    '/metrics',
    '/health',
    '/server-status',
    '/_next/static/',
    '/_next/static/chunks/',
    '/_next/image?url=https%3A%2F%2Felsewhere.example%2Fa.png&w=64&q=75',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/data/x/sign-in.json',
    '/__nextjs_original-stack-frames',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([308, 400, 404], `${path}: ${answer.status()}`).toContain(answer.status())
    const text = await answer.text()
    expect(text, path).not.toMatch(/"dependencies"|SESSION_SECRET|\[core\]|Index of/)
  }
})

test('has the way out in sight on each page', async ({ request, sql }) => {
  const world = await makeWorld(databaseUrl())
  // a draft's preview stands in a frame of the page that has it, and a script keeps a guide's words without their reader
  const pages = entryPoints().filter(({ kind, path }) => kind === 'page' && !/\/(preview|kept)$/.test(path))
  const seen: string[] = []
  for (const { path } of pages) {
    const caller = who(path)
    if (caller === 'nobody' || access[path]?.includes('nobody')) continue
    const cookie = await cookieOf(caller, world, sql)
    const answer = await request.get(filled(path, world), {
      headers: { Cookie: cookie, accept: 'text/html' },
      maxRedirects: 0,
    })
    if (answer.status() !== 200) continue
    expect(await answer.text(), path).toMatch(/<form[^>]*action="\/sign-out"/)
    seen.push(path)
  }
  expect(seen.length).toBeGreaterThan(35)
})

test('shows nothing of anybody by the back button once signed out', async ({ page, context, signedIn }) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  for (const [email, paths] of [
    [ours.clinician.email, [`/patients/${patient.patientId}`, `/visits/${patient.appointmentId}`]],
    [patient.email, ['/account/readers', `/questions/${patient.sentAssignmentId}/answers`]],
  ] as const) {
    await signedIn(context, email)
    for (const path of paths) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page).toHaveURL(/\/sign-in$/)
    for (const _ of paths) {
      await page.goBack()
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      await expect(page.getByLabel('Email address')).toBeVisible()
      expect(await page.content()).not.toContain(ours.mark)
    }
  }
})

/** What comes back for bytes that no client of ours would write */
const told = (site: URL, message: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(site.port), site.hostname, () => socket.end(message))
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString()))
  })

test('refuses a message whose end could be told two ways', async ({ baseURL }) => {
  const site = new URL(baseURL ?? '')
  const head = `POST /sign-in/enter HTTP/1.1\r\nHost: ${site.host}\r\n`
  const smuggled = 'GET /api/health/live HTTP/1.1\r\nHost: x\r\n\r\n'
  for (const [what, message] of Object.entries({
    'a length and chunks': `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    'two lengths': `${head}Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`,
    'a length that is none': `${head}Content-Length: +4\r\n\r\n${smuggled}`,
    'chunks under another name': `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`,
    'a space before the colon': `${head}Content-Length : 4\r\n\r\nabcd${smuggled}`,
    'a chunk without a size': `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${smuggled}`,
  })) {
    const answer = await told(site, message)
    expect(
      answer.match(/^HTTP\/1\.1 \d+/gm)?.length ?? 0,
      `${what}: ${answer.slice(0, 200)}`,
    ).toBeLessThanOrEqual(1)
    expect(answer, what).not.toMatch(/^HTTP\/1\.1 [23]/m)
  }
})

test('takes no method that it does not know', async ({ request }) => {
  for (const path of ['/sign-in/enter', '/account/session', '/today/show'])
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
      const answer = await request.fetch(path, { method, maxRedirects: 0 }).catch(() => null)
      expect([null, 400, 405, 500], `${method} ${path}`).toContain(answer ? answer.status() : null)
    }
})
