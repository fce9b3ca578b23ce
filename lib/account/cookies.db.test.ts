import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { cookieLine } from '@/lib/platform/cookie'
import { clearedHalf } from '@/lib/platform/half-session'
import { unsealed } from '@/lib/platform/sealed'
import { clearedCookie } from '@/lib/platform/session'
import { entering, world, worldOnce } from './account.fixtures'
import { meetDevice } from './device'
import { linkCookie } from './link-cookie'
import { shownCodesCookie } from './shown-codes'
import { languageCookie, takeOver, textSizeCookie } from './visitor'

beforeAll(() => {
  vi.stubEnv('APP_URL', 'https://portal.example')
})
worldOnce()

it('every cookie over https is bound to this host, secure, out of reach of scripts and sent to this site alone', async () => {
  const { patients, staff } = world().ours
  const { accountId, email } = patients[0]
  const answer = new Response()
  takeOver(new Request('https://portal.example/'), answer, accountId)
  const whole = await entering(email)
  const half = await entering(staff.email)
  const all = [
    ...(whole.ok ? whole.cookies : []),
    ...(half.ok ? half.cookies : []),
    (await meetDevice(accountId, undefined, '')).cookie,
    clearedCookie(),
    clearedHalf(),
    ...answer.headers.getSetCookie(),
    languageCookie('es'),
    textSizeCookie('larger'),
    linkCookie('https://portal.example/invitation/x', '/accounts'),
    shownCodesCookie(['k7mf-2xpa-9qrt-hd4w'], accountId),
    cookieLine({ name: 'visits', value: 'when%3Dweek' }),
  ]
  expect(all.map((cookie) => cookie.split('=')[0])).toEqual(
    [
      ...['session', 'half-session', 'device', 'session', 'half-session'],
      ...['last', 'language', 'text-size', 'invitation-link', 'recovery-codes', 'visits'],
    ].map((name) => `__Host-${name}`),
  )
  for (const cookie of all) {
    expect(cookie).toContain('; Path=/;')
    expect(cookie).not.toMatch(/domain=/i)
    expect(cookie).toMatch(/; Secure(;|$)/)
    expect(cookie).toMatch(/; HttpOnly(;|$)/)
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)(;|$)/)
  }
})

it('no cookie is made but in the one place, and by the one script that marks what it reads by itself', () => {
  const making = /HttpOnly|(?:jar|cookies\(\)\)|cookies)\.set\(|cookieStore\.set|document\.cookie/
  const found = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter(
        (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file) && making.test(readFileSync(file, 'utf8')),
      ),
  )
  expect(found.toSorted()).toEqual(['components/arrival/live-list.tsx', 'lib/platform/cookie.ts'])
})

it('an invitation’s link is shown on the page it was made for, and on no other', () => {
  const [, value = ''] =
    /^__Host-invitation-link=([^;]+)/.exec(
      linkCookie('https://portal.example/invitation/secret', '/patients/a'),
    ) ?? []
  expect(value).not.toContain('secret')
  const held = Buffer.from(value, 'base64url')
  expect(held.toString()).not.toContain('secret')
  const opened = (page: string) => unsealed(held, { purpose: 'invitation link', owner: page })
  expect([opened('/patients/a'), opened('/patients/b'), opened('/accounts')]).toEqual([
    'https://portal.example/invitation/secret',
    ...[null, null],
  ])
})
