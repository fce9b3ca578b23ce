import type { Page } from 'playwright/test'
import { assignEdition, publishTwoEditions } from './factories/two-editions'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { keepsGuides } from './hands/reader'

/** What the browser keeps of guides: each entry's cache, address and words */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const found: { cache: string; path: string; text: string }[] = []
    for (const cache of (await caches.keys()).filter((name) => name.startsWith('guides:')))
      for (const request of await (await caches.open(cache)).keys()) {
        const answer = await (await caches.open(cache)).match(request)
        found.push({ cache, path: new URL(request.url).pathname, text: (await answer?.text()) ?? '' })
      }
    return found
  })

test('a guide is read on without a connection, told of afterwards, and gone with whoever read it', async ({
  context,
  signedIn,
  sql,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient, other] = ours.patients
  await signedIn(context, patient.email)
  const page = await context.newPage()
  const guide = `/guides/${patient.guideAssignmentId}`
  await page.goto(`${guide}/flare`)
  await keepsGuides(page)

  // guides only: every address is below this guide or a style, and no word is about the reader
  const all = await kept(page)
  expect(all.filter(({ path }) => !path.startsWith(guide) && !path.startsWith('/_next/static/'))).toEqual([])
  expect(all.filter(({ path }) => path.startsWith(guide))).toHaveLength(6)
  expect(all.map(({ text }) => text).join()).not.toMatch(new RegExp(`${ours.mark}|Maria|<script`))

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why fast relief is not a plan')
  await expect(page.getByText('You have no connection')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Next part' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What has changed')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What has changed')
  // nothing else is there
  await expect(page.goto('/home')).rejects.toThrow()
  await expect(page.goto(`/guides/${patient.questionnaireAssignmentId}/x`)).rejects.toThrow()

  await context.setOffline(false)
  const opened = () =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
      const rows = await tx<{ id: string }[]>`
        select section_id as id from guide_opening where assignment_id = ${patient.guideAssignmentId} order by 1`
      return rows.map(({ id }) => id)
    })
  expect(await opened()).toEqual(['flare'])
  await page.goto('/home')
  await expect.poll(opened).toEqual(['fast-relief', 'flare', 'what-changed'])

  // somebody else signs in on this browser without the former having signed out
  await context.clearCookies()
  await signedIn(context, other.email)
  await page.goto('/home')
  await expect.poll(() => kept(page)).toEqual([])
  await context.setOffline(true)
  await expect(page.goto(`${guide}/flare`)).rejects.toThrow()
  await context.setOffline(false)

  await context.clearCookies()
  await signedIn(context, patient.email)
  await page.goto(`${guide}/flare`)
  await expect.poll(async () => (await kept(page)).length).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  expect(await kept(page)).toEqual([])
  await context.setOffline(true)
  await expect(page.goto(`${guide}/flare`)).rejects.toThrow()
})

test('a picture of the clinic’s own and the size of the text hold without a connection', async ({
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  const assignmentId = await assignEdition(
    databaseUrl(),
    world,
    await publishTwoEditions(databaseUrl(), world),
    'en',
  )
  await signedIn(context, patient.email)
  const page = await context.newPage()
  const part = `/guides/${assignmentId}/wash`
  const size = () =>
    page.locator('body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize))
  const picture = page.getByRole('img', { name: 'Oil on a brown hand' })
  const width = () => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)
  await page.goto(part)
  await expect.poll(width).toBe(40)
  const before = await size()
  await keepsGuides(page)
  // in the page itself: no address of a picture is kept
  expect((await kept(page)).filter(({ path }) => path.startsWith('/pictures/'))).toEqual([])

  // chosen on another page, after it was kept
  await page.goto('/account')
  await page.getByRole('button', { name: 'Largest text' }).click()
  await expect(page.locator('html')).toHaveClass('text-largest')
  const asLarge = async () => {
    const all = (await kept(page)).filter(({ path }) => path.startsWith(`/guides/${assignmentId}`))
    return (
      all.length > 0 && all.every(({ text }) => /^<!doctype html><html[^>]* class="text-largest"/.test(text))
    )
  }
  await expect.poll(asLarge).toBe(true)
  await context.setOffline(true)
  await page.goto(part)
  await expect(page.getByText('You have no connection')).toBeVisible()
  expect((await size()) / before).toBeCloseTo(1.45, 2)
  await expect.poll(width).toBe(40)
  await expectAccessible(page)
  await context.setOffline(false)
})
