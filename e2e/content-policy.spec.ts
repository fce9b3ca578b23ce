import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const DOCUMENT = { accept: 'text/html,application/xhtml+xml' }

test('each page runs the scripts that carry the nonce of this very answer, and no others', async ({
  request,
}) => {
  const nonces = await Promise.all(
    ['/sign-in', '/sign-in', '/reset', '/not-there', '/account/password/not-there'].map(async (path) => {
      const answer = await request.get(path, { headers: DOCUMENT })
      const policy = answer.headers()['content-security-policy'] ?? ''
      const [, nonce] = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(policy) ?? []
      expect(nonce, path).toBeTruthy()
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("frame-ancestors 'none'")
      const page = await answer.text()
      for (const [script] of page.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
      expect(page).not.toMatch(/<style|<[^>]* style=|<[^>]* on\w+=/)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(nonces.length)
})

test('a caller cannot choose the nonce', async ({ request }) => {
  const forged = { 'content-security-policy': "script-src 'nonce-mine'", 'x-nonce': 'mine' }
  for (const headers of [{ ...DOCUMENT, ...forged }, forged]) {
    const answer = await request.get('/sign-in', { headers })
    expect(answer.headers()['content-security-policy']).not.toContain('mine')
  }
})

test('what a page does not come from asks for, gets a policy without any nonce', async ({ request }) => {
  for (const headers of [{ accept: '*/*' }, { ...DOCUMENT, rsc: '1' }]) {
    const answer = await request.get('/sign-in', { headers })
    expect(answer.headers()['content-security-policy']).toContain("script-src 'self';")
  }
})

test('a draft’s preview stands in a frame of ours, and nothing else in any', async ({
  page,
  signedIn,
  refused,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(page.context(), ours.clinician.email)
  const draft = `/library/questionnaires/drafts/${ours.draftId}`
  const policyAt = async (path: string) =>
    (await page.request.get(path, { headers: DOCUMENT })).headers()['content-security-policy']
  expect(await policyAt(`${draft}/preview`)).toContain("frame-ancestors 'self'")
  for (const path of [draft, `${draft}/preview/answer`, `${draft}/preview/x`, '/preview'])
    expect(await policyAt(path), path).toContain("frame-ancestors 'none'")
  await page.goto(draft)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/patients'
    document.body.append(frame)
  })
  await expect.poll(() => refused.splice(0).join()).toContain('frame-ancestors')
})

test('markup that got into a page all the same does not run', async ({ page, refused }) => {
  await page.route('/sign-in', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(
      '</main>',
      `<script>window.ran = 'inline'</script><script nonce="">window.ran = 'empty'</script>
       <script src="data:text/javascript,window.ran='data'"></script><script src="/sign-in"></script>
       <img src="/nowhere" onerror="window.ran = 'handler'"><a id="bad" href="javascript:window.ran='link'">x</a>
       <p id="styled" style="position:fixed">x</p><style>main { display: none }</style>
       <form action="https://elsewhere.example/"></form></main>`,
    )
    await route.fulfill({ response: answer, body })
  })
  // the framework would take away what it did not write
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await page.goto('/sign-in')
  await page.locator('#bad').click()
  await expect.poll(() => refused.length).toBeGreaterThanOrEqual(8)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await expect(page.locator('#styled')).toHaveCSS('position', 'static')
  await expect(page.getByRole('main')).toBeVisible()
  refused.length = 0
})
