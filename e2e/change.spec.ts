import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { held, opened, REASON, toChange } from './hands/change'

async function change(page: Page, assignmentId: string, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`/questions/${assignmentId}/answers`)
  await look(page)
  await toChange(page)
  await page.getByLabel('Something else').check()
  await look(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Your change brings up another question.')).toBeVisible()
  await page.getByRole('textbox').fill('Can I swim?')
  await look(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Send your change' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByRole('link', { name: 'Say why you are changing this' })).toBeVisible()
  await look(page)
  await page.getByLabel('Why are you changing this?').fill(REASON)
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByText('Your change was sent')).toBeVisible()
  await expect(page.getByText(`The reason: ${REASON}`).first()).toBeVisible()
  await look(page)
}

for (const javaScriptEnabled of [true, false]) {
  test(`what was sent is changed with a reason, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    const world = await makeWorld(databaseUrl())
    const [patient] = world.ours.patients
    const own = await opened(browser, { ...contextOptions, javaScriptEnabled })
    await signedIn(own.context, patient.email)
    await change(own.page, patient.sentAssignmentId, javaScriptEnabled ? expectAccessible : async () => {})
    const { response, changes, reasons } = await held(sql, world)
    expect(response).toMatchObject({ status: 'amended', revision: 2 })
    expect(reasons).toEqual([REASON])
    expect(changes.map(({ link_id, before, changed_by }) => [link_id, before, changed_by])).toEqual([
      ['learn', null, patient.accountId],
      ['learn-own-words', null, patient.accountId],
    ])
    expect(response?.answers['learn-own-words']).toEqual({ values: [{ valueString: 'Can I swim?' }] })

    // back is the last state: what was sent is not offered again
    await own.page.goBack()
    await expect(own.page.getByText('There is nothing new to send.')).toBeVisible()
    expect(await held(sql, world)).toEqual({ response, changes, reasons })

    const clinic = await opened(browser, contextOptions)
    await signedIn(clinic.context, world.ours.clinician.email)
    await clinic.page.goto(`/visits/${patient.appointmentId}`)
    await expect(clinic.page.locator('#brief').getByText('Changed after sending')).toBeVisible()
    await expect(clinic.page.getByText(REASON).first()).toBeVisible()
    await clinic.page.getByRole('link', { name: 'History of each answer' }).click()
    await expect(clinic.page.getByRole('heading', { name: /^History of the answers/ })).toBeVisible()
    await expect(clinic.page.getByText('Can I swim?')).toBeVisible()
    await expect(clinic.page.getByText(`after sending: “${REASON}”`).first()).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(clinic.page)
  })
}

test('a change that was begun is there again until it is sent or given up', async ({
  browser,
  contextOptions,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  const { context, page } = await opened(browser, contextOptions)
  await signedIn(context, patient.email)
  const answers = `/questions/${patient.sentAssignmentId}/answers`
  const kept = () => page.evaluate(() => Object.keys(localStorage).some((name) => name.includes(':change-')))
  const begin = async () => {
    await page.goto(answers)
    await toChange(page)
    await page.getByLabel('Something else').check()
    await expect.poll(kept).toBe(true)
  }
  await begin()
  await page.goto('/home')
  await page.goto(answers)
  await expect(page.getByText('You began to change an answer and have not sent it')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on with the change' }).click()
  await expect(page.getByLabel('Something else')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox').fill('Can I swim?')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Why are you changing this?').fill(REASON)
  await expect.poll(kept).toBe(true)

  // left at the last step, and taken up by the link that begins a change
  await page.goto(answers)
  await toChange(page)
  await expect(page.getByLabel('Something else')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Why are you changing this?')).toHaveValue(REASON)
  await expect(page.getByText('Can I swim?')).toBeVisible()
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByText('Your change was sent')).toBeVisible()
  await expect.poll(kept).toBe(false)

  // given up, on its page and over what was sent
  for (const giveUp of ['link', 'button'] as const) {
    await page.goto(answers)
    await toChange(page)
    await page.getByRole('radio').first().check()
    await expect.poll(kept).toBe(true)
    if (giveUp === 'button') await page.goto(answers)
    await page.getByRole(giveUp, { name: 'Leave it as it was' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Your answers/ })).toBeVisible()
    await expect.poll(kept).toBe(false)
    await expect(page.getByText('You began to change an answer')).toHaveCount(0)
  }
})
