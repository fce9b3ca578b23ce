import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixtures)\./.test(file))
    .map((file) => join(folder, file)),
)
const code = (file: string) => readFileSync(file, 'utf8')
const having = (sign: RegExp) => sources.filter((file) => sign.test(code(file)))

describe('the proxy', () => {
  const proxy = code('proxy.ts')

  it('sets one header, refuses nobody and sends nobody elsewhere', () => {
    expect(proxy.match(/headers\.set\('([^']+)'/g)).toEqual([
      "headers.set('Content-Security-Policy'",
      "headers.set('Content-Security-Policy'",
    ])
    expect(proxy).not.toMatch(
      /redirect|rewrite|status|cookie|session|actor|import .*(access|account|session)/,
    )
  })

  it('sets nothing that a page, route, query or command reads', () => {
    expect(having(/content-security-policy['"`]?\)|x-nonce|['"`]nonce['"`]|x-middleware/i)).toEqual([])
  })

  it('is imported by nobody', () => {
    expect(having(/from ['"](@\/|(\.\.\/)+)proxy['"]/)).toEqual([])
  })
})

describe('what stands at every door', () => {
  const doors = sources.filter((file) => /^app\/.*\/(page\.tsx|route\.ts)$/.test(file))
  /** Open to everybody: signing in and out, links that prove themselves, the language of the pages, how long a session still lasts, and whether the server is well */
  const open = [
    /^app\/\(account\)\/(sign-in|sign-out|reset|invitation|address|language)\//,
    /^app\/\(account\)\/account\/session\/route\.ts$/,
    /^app\/api\/health\//,
  ]

  it('asks for itself who is there: no layout and no proxy does it for a page or a route', () => {
    const asking = /\b(pageActor|post|handOut|watching|openPost)\s*[(<]/
    const asks = (file: string) => asking.test(code(file))
    // a room of pages may ask in one place of its own
    const rooms = sources.filter((file) => file.startsWith('app/') && !doors.includes(file) && asks(file))
    const names = rooms.flatMap((file) =>
      [...code(file).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name]) => name),
    )
    const asksThere = new RegExp(`\\b(${names.join('|')})\\s*\\(`)
    const silent = doors.filter(
      (file) => !open.some((one) => one.test(file)) && !asks(file) && !asksThere.test(code(file)),
    )
    expect(silent).toEqual([])
    const layouts = sources.filter((file) => /\/layout\.tsx$/.test(file))
    for (const layout of layouts) expect(code(layout)).not.toMatch(/pageActor|currentActor/)
  })

  it('has no action of the framework’s, which would be a door without an address', () => {
    expect(having(/^\s*['"]use server['"]/m)).toEqual([])
  })
})

describe('the framework', () => {
  it('is 16.3.3 or later: before that a picture could run code on the server', () => {
    const { version } = JSON.parse(code('node_modules/next/package.json')) as { version: string }
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(16_003_003)
    const config = code('next.config.mjs')
    expect(config).toContain('images: { unoptimized: true }')
  })
})
