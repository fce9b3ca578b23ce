import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright/test'
import { assignShipped } from './factories/shipped'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** A parent or carer with a sign-in of their own */

const PASSWORD = 'seven green umbrellas'

async function add(page: Page, email: string): Promise<void> {
  await page.getByLabel('Their name').fill('Karin Haddad')
  await page.getByLabel('Their email address').fill(email)
  await page.getByLabel('A carer, or somebody else they agreed to').check()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
}

for (const javaScriptEnabled of [true, false])
  test(`a carer is invited, answers for one and then another, and is ended, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    page,
    context,
    browser,
    signedIn,
  }) => {
    test.slow()
    const world = await makeWorld(databaseUrl())
    const { ours } = world
    const assignmentId = await assignShipped(databaseUrl(), world, 'jak-safety-check')
    const email = `${randomUUID()}@example.com`
    await signedIn(context, ours.clinician.email)
    await page.goto(`/patients/${ours.patients[0].patientId}`)
    await page.getByText('Add a parent or carer').click()
    await page.getByLabel('Their name').fill('Karin Haddad')
    await page.getByLabel('A parent').check()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(page.getByText('Enter an email address').first()).toBeVisible()
    await expect(page.getByLabel('Their name')).toHaveValue('Karin Haddad')
    await page.getByLabel('Their email address').fill(email)
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(page.getByText('This patient is 18 or over').first()).toBeVisible()
    await expectAccessible(page)
    await add(page, email)
    const link = (await page.getByText(/^http.*\/invitation\//).textContent()) ?? ''
    await expectAccessible(page)

    const apart = await browser.newContext({
      ...{
        javaScriptEnabled,
        extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` },
      },
    })
    const carer = await apart.newPage()
    await carer.goto(link)
    await expect(carer.getByText('somebody in your care')).toBeVisible()
    await carer.getByLabel('Day').fill('4')
    await carer.getByLabel('Month').fill('3')
    await carer.getByLabel('Year').fill('1981')
    await carer.getByLabel('New password').fill(PASSWORD)
    await carer.getByRole('button', { name: /begin$/ }).click()
    await expect(carer).toHaveURL('/home')
    const here = carer.getByText('You are here for')
    await expect(here).toContainText(`Maria ${ours.mark}`)
    if (javaScriptEnabled) await expectAccessible(carer)

    // who is answering is known, and what is for the patient alone is not asked
    await carer.goto(`/questions/${assignmentId}`)
    await expect(carer.getByText('as their carer')).toBeVisible()
    await expect(carer.getByText('Who is filling this in?')).toHaveCount(0)
    await carer.getByRole('button', { name: 'Start' }).click()
    await carer.goto(`/questions/${assignmentId}/check`)
    await expect(carer.locator('main')).toContainText('blood clot')
    await expect(carer.locator('main')).not.toContainText(/smoke|pregnan/i)
    expect(await (await carer.request.get(`/questions/${assignmentId}/1`)).text()).not.toMatch(
      /smok|pregnan/i,
    )

    // for one more, and one at a time
    await page.goto(`/patients/${ours.patients[1].patientId}`)
    await page.getByText('Add a parent or carer').click()
    await add(page, email)
    await expect(page.getByText('They had an account already')).toBeVisible()
    await carer.goto(`/questions/${assignmentId}/check`)
    await expect(carer.getByRole('heading', { name: 'Who are you here for?' })).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(carer)
    await carer.getByRole('button', { name: `Ines ${ours.mark}` }).click()
    await expect(here).toContainText('Ines')
    expect((await carer.goto(`/questions/${assignmentId}/check`))?.status()).toBe(404)
    await carer.goto('/home')
    await carer.getByRole('link', { name: 'Change', exact: true }).click()
    await carer.getByRole('button', { name: `Maria ${ours.mark}` }).click()
    await expect(here).toContainText('Maria')
    expect((await carer.goto('/account/readers'))?.status()).toBe(404)

    // another tab goes over to the other patient: what is answered here waits until they come back
    await carer.goto(`/questions/${assignmentId}/1`)
    const other = await apart.newPage()
    await other.goto('/people')
    await other.getByRole('button', { name: `Ines ${ours.mark}` }).click()
    await expect(other.getByText('You are here for')).toContainText('Ines')
    const no = carer.getByRole('radio', { name: 'No', exact: true }).first()
    await no.check()
    if (javaScriptEnabled)
      await expect(carer.getByText('in another tab you changed who you are here for')).toBeVisible()
    await carer.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(carer.getByText(`You are here for Ines ${ours.mark} now`)).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(carer)
    await carer.getByRole('button', { name: `Go on for Maria ${ours.mark}` }).click()
    await expect(here).toContainText('Maria')
    await expect(carer).toHaveURL(new RegExp(`${assignmentId}/1`))
    await expect(no).toBeChecked()
    await other.close()

    // ended: nothing more from the next request on
    for (const { patientId } of ours.patients) {
      await page.goto(`/patients/${patientId}`)
      await page.getByRole('button', { name: 'End for Karin Haddad' }).last().click()
      await expect(page.getByText('They no longer see anything')).toBeVisible()
    }
    await carer.goto('/home')
    await expect(carer.getByRole('heading', { name: 'You are not acting for anybody' })).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(carer)
    await apart.close()
  })

test('a carer who was invited for two before they had an account acts for both', async ({
  page,
  context,
  browser,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const email = `${randomUUID()}@example.com`
  await signedIn(context, ours.clinician.email)
  const links: string[] = []
  for (const { patientId } of ours.patients) {
    await page.goto(`/patients/${patientId}`)
    await page.getByText('Add a parent or carer').click()
    await add(page, email)
    links.push((await page.getByText(/^http.*\/invitation\//).textContent()) ?? '')
  }
  const accept = async (carer: Page, link: string, password: string, year = '1981') => {
    await carer.goto(link)
    await carer.getByLabel('Day').fill('4')
    await carer.getByLabel('Month').fill('3')
    await carer.getByLabel('Year').fill(year)
    await carer.getByLabel('New password').fill(password)
    await carer.getByRole('button', { name: /begin$/ }).click()
  }
  const phone = await browser.newContext()
  const first = await phone.newPage()
  await accept(first, links[0] ?? '', PASSWORD)
  await expect(first).toHaveURL('/home')
  await phone.close()

  const laptop = await browser.newContext()
  const second = await laptop.newPage()
  await accept(second, links[1] ?? '', 'another seven umbrellas', '1901')
  await expect(second.locator('main')).not.toContainText(/already/)
  await accept(second, links[1] ?? '', 'another seven umbrellas')
  await expect(second.getByText('You can help one more person')).toBeVisible()
  await expectAccessible(second)
  await second.getByLabel('Email address').fill(email)
  await second.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(second.getByRole('heading', { name: 'Who are you here for?' })).toBeVisible()
  await laptop.close()
})

test('a patient of 12 or over is asked what is for them alone, and not what is for a carer', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const assignmentId = await assignShipped(databaseUrl(), world, 'jak-safety-check')
  await signedIn(context, world.ours.patients[0].email)
  await page.goto(`/questions/${assignmentId}`)
  await page.getByLabel(/^Me/).check()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page).not.toHaveURL(new RegExp(`${assignmentId}$`))
  await page.goto(`/questions/${assignmentId}/check`)
  await expect(page.locator('main')).toContainText('Do you smoke')
})
