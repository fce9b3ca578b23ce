import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { access, CALLERS } from './access/access-table'
import { cookieOf, filled, formFor } from './access/asking'
import { entryPoints } from './access/entry-points'
import { worldDigest } from './factories/digest'
import { freePort, started, stop } from './factories/own-server'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const build = process.env.NEXT_DIST_DIR ?? '.next'

/** The build under test as it would be with proxy.ts deleted, in a folder of its own */
function withoutProxy(): string {
  const bare = `${build}-bare-${process.pid}`
  cpSync(build, bare, { recursive: true, filter: (file) => !file.startsWith(join(build, 'cache') + sep) })
  const change = (file: string, take: (manifest: Record<string, Record<string, unknown>>) => void) => {
    const path = join(bare, 'server', file)
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    take(manifest)
    writeFileSync(path, JSON.stringify(manifest))
  }
  change('functions-config-manifest.json', ({ functions }) => delete functions?.['/_middleware'])
  change('middleware-manifest.json', ({ middleware }) => delete middleware?.['/'])
  return bare
}

test('with proxy.ts deleted the verdicts are the same, and who is deactivated at one server is nobody at the next request to another', async ({
  request,
  baseURL,
  sql,
}) => {
  test.setTimeout(240_000)
  const folder = withoutProxy()
  const port = await freePort()
  const server = await started(port, { NEXT_DIST_DIR: folder })
  try {
    const bare = `http://${new URL(baseURL ?? '').hostname}:${port}`
    const html = { accept: 'text/html' }
    // it is gone: nothing gives a page its nonce any more
    expect(
      (await request.get(`${baseURL}/sign-in`, { headers: html })).headers()['content-security-policy'],
    ).toContain('nonce-')
    expect(
      (await request.get(`${bare}/sign-in`, { headers: html })).headers()['content-security-policy'],
    ).not.toContain('nonce-')

    const world = await makeWorld(databaseUrl())
    const before = await worldDigest(sql, world)
    let asked = 0
    for (const { path, kind } of entryPoints().filter((one) => one.path !== '/today/live')) {
      const strangers = CALLERS.filter((caller) => !access[path]?.includes(caller))
      // one of each sort is enough here: access.spec.ts asks as everybody
      const few = ['nobody', 'deactivated', 'patient', 'other patient', 'staff', "other clinic's clinician"]
      for (const caller of strangers.filter((one) => few.includes(one))) {
        const headers = { Cookie: await cookieOf(caller, world, sql), Origin: bare, ...html }
        const at = `${bare}${filled(path, world)}`
        const answer =
          kind === 'POST'
            ? await request.post(at, { headers, form: formFor(path, world), maxRedirects: 0 })
            : await request.get(at, { headers, maxRedirects: 0 })
        const to = answer.headers().location ?? ''
        const seen = `${caller} ${kind} ${path}: ${answer.status()} ${to}`
        asked += 1
        if (caller === 'nobody' || caller === 'deactivated') expect(to, seen).toMatch(/^\/sign-in\?next=/)
        // a form with something wrong in it goes back to its page, which then says no
        else if (kind === 'POST' && to.includes('again=')) expect(answer.status(), seen).toBe(303)
        else expect(answer.status(), seen).toBe(404)
        expect(await answer.text(), seen).not.toContain(world.ours.mark)
      }
    }
    expect(asked).toBeGreaterThan(400)
    expect(await worldDigest(sql, world)).toEqual(before)

    const { staff } = world.ours
    const theirs = { Cookie: await cookieOf('staff', world, sql) }
    const boss = { Cookie: await cookieOf('administrator', world, sql), Origin: bare }
    const look = async (site: string) =>
      (await request.get(`${site}/patients`, { headers: theirs, maxRedirects: 0 })).status()
    expect([await look(bare), await look(baseURL ?? '')]).toEqual([200, 200])
    const done = await request.post(`${bare}/accounts/${staff.accountId}/deactivate`, {
      headers: boss,
      maxRedirects: 0,
    })
    expect(done.status()).toBe(303)
    expect([await look(baseURL ?? ''), await look(bare)]).toEqual([307, 307])
  } finally {
    stop(server)
    rmSync(folder, { recursive: true, force: true })
  }
})
