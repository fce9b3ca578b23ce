import type { Page } from 'playwright/test'
import sharp from 'sharp'
import { storedAnswers } from './factories/draft'
import { assignPhotos } from './factories/shipped'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const picture = async (name: string, background: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1200, height: 1600, channels: 3, background } })
    .jpeg()
    .toBuffer(),
})
const program = { name: 'rash.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ a program') }

/** With a script choosing is enough; without, the button adds what was chosen */
async function choose(
  page: Page,
  files: Awaited<ReturnType<typeof picture>>[],
  hasScript: boolean,
): Promise<void> {
  const field = page.locator('input[type=file]')
  await field.setInputFiles(files)
  if (!hasScript) await page.getByRole('button', { name: /^Add the photo/ }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a patient adds photos, removes one, sends them, and the clinic sees them', async ({
      page,
      browser,
      contextOptions,
      signedIn,
      sql,
    }) => {
      const world = await makeWorld(databaseUrl())
      const [patient] = world.ours.patients
      const assignmentId = await assignPhotos(databaseUrl(), world)
      const start = `/questions/${assignmentId}`
      const look = javaScriptEnabled ? expectAccessible : async () => {}
      await signedIn(page.context(), patient.email)
      await page.goto(start)
      await page.getByLabel(/^Me/).check()
      await page.getByRole('button', { name: /^(Begin|Start)/ }).click()
      await expect(page.getByRole('heading', { name: /Photos of the places/ })).toBeVisible()
      await look(page)

      const thumbnails = page.getByRole('img', { name: /^Photo \d/ })
      await choose(page, [program, await picture('arm.jpg', '#b66')], javaScriptEnabled)
      await expect(page.getByRole('link', { name: /^“rash.jpg” is no photo that can be used/ })).toBeVisible()
      await expect(thumbnails).toHaveCount(1)
      await look(page)
      await choose(
        page,
        [await picture('leg.jpg', '#a55'), await picture('neck.jpg', '#c77')],
        javaScriptEnabled,
      )
      await expect(thumbnails).toHaveCount(3)
      // a picture that is shown has arrived
      expect(
        await thumbnails
          .last()
          .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
      ).toBe(240)
      await page.getByRole('button', { name: 'Remove photo 2' }).click()
      await expect(thumbnails).toHaveCount(2)
      await page.goto(page.url())
      await expect(thumbnails).toHaveCount(2)
      await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
      await page.getByRole('textbox').fill('Inside of the elbow')
      await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
      await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
      await expect(page.getByText('2 photos')).toBeVisible()
      await expect(page.getByRole('img')).toHaveCount(2)
      await look(page)
      await page.getByRole('button', { name: 'Send to Dr Shah' }).click()
      await expect(page).toHaveURL(/\/sent/)
      const answers = await storedAnswers(sql, world, assignmentId)
      expect(answers.photos.values).toHaveLength(2)
      await page.goto(`${start}/change/1`)
      await expect(page.getByText('Photos stay as you sent them')).toBeVisible()
      await expect(page.getByRole('img', { name: /^Photos of the places/ })).toHaveCount(2)
      await expect(page.locator('input[type=file]')).toHaveCount(0)
      await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
      await look(page)

      const clinic = await (await browser.newContext({ ...contextOptions, javaScriptEnabled })).newPage()
      await signedIn(clinic.context(), world.ours.clinician.email)
      await clinic.goto(`/visits/${patient.appointmentId}`)
      const shown = clinic.getByRole('img', { name: /^Photos of the places/ })
      await expect(shown).toHaveCount(2)
      await look(clinic)
      const address = await shown.first().locator('..').getAttribute('href')
      const full = await clinic.request.get(address ?? '')
      expect(full.headers()).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
      })
      expect(full.headers()['cache-control']).toContain('no-store')
      expect(await sharp(await full.body()).metadata()).toMatchObject({ width: 1200, height: 1600 })
    })
  })
}

test('a photo that is chosen without a connection says so, stays chosen, and goes when there is one', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.patients[0].email)
  await page.goto(`/questions/${await assignPhotos(databaseUrl(), world)}`)
  await page.getByLabel(/^Me/).check()
  await page.getByRole('button', { name: /^(Begin|Start)/ }).click()
  await expect(page.getByRole('heading', { name: /Photos of the places/ })).toBeVisible()
  // the script is there once it numbers what it sends
  await expect(page.locator('form [name=seq]')).toBeAttached()
  await context.setOffline(true)
  const field = page.locator('input[type=file]')
  await field.setInputFiles([await picture('arm.jpg', '#b66')])
  await expect(page.getByText('Not sent yet: no connection')).toBeVisible()
  expect(await field.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe('arm.jpg')
  await context.setOffline(false)
  await expect(page.getByRole('img', { name: /^Photo \d/ })).toHaveCount(1)
})
