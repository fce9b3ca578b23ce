import { beforeAll, expect, it, vi } from 'vitest'
import { clearedHalf } from '@/lib/platform/half-session'
import { clearedCookie } from '@/lib/platform/session'
import { entering, world, worldOnce } from './account.fixtures'
import { meetDevice } from './device'
import { linkCookie } from './link-cookie'
import { shownCodesCookie } from './shown-codes'
import { languageCookie, takeOver } from './visitor'

beforeAll(() => {
  vi.stubEnv('APP_URL', 'https://portal.example')
})
worldOnce()

it('every cookie over https is secure, out of reach of scripts and sent to this site alone', async () => {
  const { patients, staff } = world().ours
  const { accountId, email } = patients[0]
  const answer = new Response()
  takeOver(new Request('https://portal.example/'), answer, accountId)
  const whole = await entering(email)
  const half = await entering(staff.email)
  const strict = [
    ...(whole.ok ? whole.cookies : []),
    ...(half.ok ? half.cookies : []),
    (await meetDevice(accountId, undefined, '')).cookie,
    clearedCookie(),
    clearedHalf(),
  ]
  expect(strict.map((cookie) => cookie.split('=')[0])).toEqual([
    ...['__Host-session', '__Host-half-session', '__Host-device'],
    ...['__Host-session', '__Host-half-session'],
  ])
  for (const cookie of strict) {
    expect(cookie).toContain('; Path=/;')
    expect(cookie).not.toMatch(/domain=/i)
  }
  const others = [
    ...answer.headers.getSetCookie(),
    languageCookie('es'),
    linkCookie('https://portal.example/invitation/x', '/accounts'),
    shownCodesCookie(['k7mf-2xpa-9qrt-hd4w'], accountId),
  ]
  expect(others).toHaveLength(4)
  for (const cookie of [...strict, ...others]) {
    expect(cookie).toMatch(/; Secure(;|$)/)
    expect(cookie).toMatch(/; HttpOnly(;|$)/)
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)(;|$)/)
  }
})
