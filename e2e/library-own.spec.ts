import sharp from 'sharp'
import { makeWorld } from './factories/world'
import { changedOriginal } from './factories/written-guide'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const jpeg = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#c86' } })
    .jpeg()
    .toBuffer()

test('a picture of the clinic’s own is added and stands in a guide, with words', async ({
  context,
  page,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.clinician.email)
  await page.goto('/library/pictures')
  const file = page.getByLabel('Picture', { exact: true })
  await page.getByLabel('Name', { exact: true }).fill('Gloves')
  await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Add the picture' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('JPEG, PNG or WebP')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Gloves')
  await expectAccessible(page)
  await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await jpeg() })
  await page.getByRole('button', { name: 'Add the picture' }).click()
  await expect(page.getByText('“gloves” is added.')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/library/guides/drafts/${ours.guideDraftId}?part=section%3Acall`)
  const tools = page.getByRole('toolbar', { name: 'Tools for: Text' })
  await tools.getByRole('button', { name: 'Picture' }).click()
  await page.getByLabel('Which picture').selectOption('gloves')
  await page.getByRole('button', { name: 'Put the picture in' }).click()
  await expect(page.getByText('Write what the picture shows')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('What it shows, in words').fill('Gloves on a brown hand')
  await page.getByRole('button', { name: 'Put the picture in' }).click()
  await page.locator('#save').click()
  await expect(page.locator('#said')).toContainText('Changed')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text.getByText('In words: Gloves on a brown hand')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/library/guides/drafts/${ours.guideDraftId}/preview?part=section%3Acall`)
  const shown = page.getByRole('img', { name: 'Gloves on a brown hand' })
  await expect(shown).toHaveAttribute('src', /^\/pictures\//)
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(40)
})

test('a copy says what its original changed, and takes over what the clinic wants', async ({
  context,
  page,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  await changedOriginal(databaseUrl(), world)
  await signedIn(context, world.ours.clinician.email)
  await page.goto('/library?q=our+own+guide&language=en&age=40')
  await page.getByRole('link', { name: 'The original has changed since' }).click()
  await expect(page.locator('ins').first()).toContainText('and whom')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Write a new version' }).click()
  await page.getByRole('link', { name: 'See what it changed, and take over what you want of it' }).click()
  await page.getByRole('button', { name: 'Take this over into the draft' }).click()
  await expect(page.getByText('It is taken over. Undo, above, takes it back.')).toBeVisible()
  await expect(page.getByText('Your draft says the same.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have looked at what is new' }).click()
  await expect(page.getByText('The original has not changed since.')).toBeVisible()
  await page.getByRole('link', { name: 'Write', exact: true }).click()
  await expect(page.getByRole('link', { name: /When to call, and whom/ })).toBeVisible()
})

test('a packet is made from another one, refused without anything in it, and removed', async ({
  context,
  page,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.clinician.email)
  await page.goto(`/library/packets/new?from=${ours.packetId}`)
  const guide = page.getByRole('checkbox', { name: 'The guide at a glance' })
  await expect(guide).toBeChecked()
  await page.getByLabel('Name', { exact: true }).fill('For hands')
  await guide.uncheck()
  await page.getByRole('button', { name: 'Save the packet' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Choose at least one')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('For hands')
  await expectAccessible(page)
  await guide.check()
  await page.getByRole('button', { name: 'Save the packet' }).click()
  const packets = page.locator('#packets')
  await expect(packets.getByRole('heading', { name: 'For hands' })).toBeVisible()
  await expectAccessible(page)
  await packets.getByRole('link', { name: 'Change it: For hands' }).click()
  await page.getByRole('button', { name: 'Remove the packet' }).click()
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  await expect(packets.getByRole('heading', { name: 'For hands' })).toHaveCount(0)
})
