import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { worldDigest } from './factories/digest'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** A record is asked to be erased, and what need not be kept of it is */

const PASSWORD = 'a quiet paper boat'

type Mail = { to: string; subject: string; text: string }

const mailsTo = (address: string): Mail[] =>
  readdirSync(process.env.MAIL_FOLDER ?? '')
    .filter((file) => file.endsWith('.json'))
    .map((file): Mail => JSON.parse(readFileSync(join(process.env.MAIL_FOLDER ?? '', file), 'utf8')))
    .filter(({ to }) => to === address)

async function typeWho(page: Page, name: string): Promise<void> {
  await page.getByLabel('The patient’s full name').fill(name)
  await page.getByLabel('Day').fill('4')
  await page.getByLabel('Month').fill('3')
  await page.getByLabel('Year').fill('1981')
  await page.getByLabel('Reason', { exact: true }).fill('Asked in the portal')
}

for (const javaScriptEnabled of [true, false])
  test(`a patient asks, an administrator carries it out, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    test.slow()
    const world = await makeWorld(databaseUrl(), await hashPassword(PASSWORD))
    const { ours } = world
    const [, { patientId, appointmentId, email }] = ours.patients
    const look = async (page: Page) => (javaScriptEnabled ? expectAccessible(page) : undefined)
    const as = async (who: string) => {
      const context = await browser.newContext({
        ...{ ...contextOptions, javaScriptEnabled },
        extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` },
      })
      await signedIn(context, who)
      return context.newPage()
    }

    const patient = await as(email)
    await patient.goto('/account')
    await patient.getByRole('button', { name: 'Ask for my record to be erased' }).click()
    await expect(patient.getByText('Your clinic has been asked to erase your record.')).toBeVisible()
    await patient.getByRole('button', { name: 'I have changed my mind' }).click()
    await expect(patient.getByText('Taken back. Nothing will be erased.')).toBeVisible()

    const administrator = await as(ours.administrator.email)
    await administrator.goto('/erasures')
    await expect(administrator.getByText(`Maria ${ours.mark}`).first()).toBeVisible()
    await expect(administrator.getByText('Ines')).toHaveCount(0)
    expect((await administrator.goto(`/erasures/${patientId}`))?.status()).toBe(404)

    await patient.getByRole('button', { name: 'Ask for my record to be erased' }).click()
    await expect(
      patient.getByRole('heading', { name: 'You asked for your record to be erased' }),
    ).toBeVisible()
    await look(patient)
    await expect.poll(() => mailsTo(ours.administrator.email).length).toBe(2)
    for (const { text } of mailsTo(ours.administrator.email)) expect(text).not.toMatch(/Ines|Mark/)

    await administrator.goto('/erasures')
    await look(administrator)
    await administrator.getByRole('link', { name: `Look and decide for Ines ${ours.mark}` }).click()
    const stays = administrator.getByRole('region', { name: 'What stays, and why' })
    await expect(stays).toContainText('1 set of answers that was sent')
    await expect(stays).toContainText('1 photo that was sent')
    await expect(stays).toContainText('The record of access')
    await expect(administrator.getByRole('region', { name: 'What goes' })).toContainText('Their sign-in')
    await look(administrator)

    const before = await worldDigest(sql, world)
    await typeWho(administrator, 'Maria Wrong')
    await administrator.getByRole('button', { name: 'Erase this and close the rest' }).click()
    await expect(administrator).toHaveTitle(/^Error: /)
    await expect(
      administrator.getByRole('link', { name: 'Type the name as it stands at the top of this page' }),
    ).toBeVisible()
    await expect(administrator.getByLabel('Reason', { exact: true })).toHaveValue('Asked in the portal')
    await look(administrator)
    expect(await worldDigest(sql, world)).toEqual(before)
    expect(mailsTo(email)).toEqual([])

    await administrator.getByLabel('The patient’s full name').fill(`Ines ${ours.mark}`)
    await administrator.getByRole('button', { name: 'Erase this and close the rest' }).click()
    await expect(administrator.getByText('What has to be kept is closed.')).toBeVisible()
    await expect(administrator.getByRole('row').filter({ hasText: 'Ines' })).toContainText('20')
    await look(administrator)

    // the patient is out, at once and for good
    await patient.goto('/home')
    await expect(patient).toHaveURL(/\/sign-in/)
    await patient.getByLabel('Email address').fill(email)
    await patient.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await patient.getByRole('button', { name: 'Sign in' }).click()
    await expect(patient).toHaveTitle(/^Error: /)
    await expect.poll(() => mailsTo(email).length).toBe(1)
    const [mail] = mailsTo(email)
    expect(mail?.subject).toBe('Our clinic: what you asked for is done')
    expect(mail?.text).toMatch(/kept until \d+ \w+ 20\d\d/)
    expect(mail?.text).not.toMatch(/Ines|skin|derm|photo/i)

    // a clinician reads what is kept; the front desk no longer finds it
    const clinician = await as(ours.clinician.email)
    await clinician.goto(`/patients/${patientId}`)
    await expect(clinician.getByRole('heading', { name: /^Closed: kept until \d/ })).toBeVisible()
    await look(clinician)
    await clinician.getByRole('link', { name: 'Open the brief' }).click()
    await expect(clinician).toHaveURL(`/visits/${appointmentId}`)
    await expect(clinician.getByText(ours.mark).first()).toBeVisible()
    await expect(clinician.getByRole('heading', { name: 'This record is closed' })).toBeVisible()
    for (const name of [/^Mark reviewed/, /^Acknowledge/, /^What came of these/])
      await expect(clinician.getByRole('button', { name })).toHaveCount(0)
    await expect(clinician.getByRole('link', { name: /^Ask again/ })).toHaveCount(0)
    await look(clinician)
    const staff = await as(ours.staff.email)
    expect((await staff.goto(`/patients/${patientId}`))?.status()).toBe(404)
    await staff.goto('/patients')
    await staff.getByLabel('Name or birth date').fill(ours.mark)
    await staff.getByRole('button', { name: 'Search' }).click()
    await expect(staff.getByText('Maria')).toBeVisible()
    await expect(staff.getByText('Ines')).toHaveCount(0)
  })

test('the front desk asks on a patient’s word, and takes it back', async ({ page, context, signedIn }) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.staff.email)
  await page.goto(`/patients/${ours.uninvited.patientId}`)
  await page.getByRole('button', { name: 'Ask for erasure' }).click()
  await expect(page.getByText('The administrators were told by mail')).toBeVisible()
  await expect(page.getByText(/^Asked for on .* by Sam Lee/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Withdraw the wish' }).click()
  await expect(page.getByText('Withdrawn. Nothing will be erased.')).toBeVisible()
})

test('an administrator declines with a reason that the patient reads, and sets how long records are kept', async ({
  browser,
  contextOptions,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [{ patientId, email }] = ours.patients
  const as = async (who: string) => {
    const context = await browser.newContext(contextOptions)
    await signedIn(context, who)
    return context.newPage()
  }
  const administrator = await as(ours.administrator.email)
  await administrator.goto(`/erasures/${patientId}`)
  await administrator.getByRole('button', { name: 'Decline' }).click()
  await expect(administrator).toHaveTitle(/^Error: /)
  await expect(
    administrator.getByRole('link', { name: 'Enter the reason, in words for the patient' }),
  ).toBeVisible()
  await expectAccessible(administrator)
  await administrator.getByLabel('Reason, for the patient').fill('We could not be sure that it was you.')
  await administrator.getByRole('button', { name: 'Decline' }).click()
  await expect(
    administrator.getByText(/^Declined\. .* kept as a file: this installation sends none/),
  ).toBeVisible()
  await expect(administrator.getByText('Nobody is waiting.')).toBeVisible()
  expect((await administrator.goto(`/erasures/${patientId}`))?.status()).toBe(404)
  await expect.poll(() => mailsTo(email).length).toBe(1)
  expect(mailsTo(email)[0]?.text).not.toMatch(/could not be sure|Maria/)

  const patient = await as(email)
  await patient.goto('/account')
  await expect(patient.getByRole('heading', { name: /^.+ declined this on / })).toBeVisible()
  await expect(patient.getByText('We could not be sure that it was you.')).toBeVisible()
  await expectAccessible(patient)
  const staff = await as(ours.staff.email)
  await staff.goto(`/patients/${patientId}`)
  await expect(staff.getByText('We could not be sure that it was you.')).toBeVisible()
  await patient.getByRole('button', { name: 'Ask for my record to be erased' }).click()
  await expect(patient.getByText('Your clinic has been asked to erase your record.')).toBeVisible()
  await expect(patient.getByText('We could not be sure that it was you.')).toHaveCount(0)

  await administrator.goto('/erasures')
  await administrator.getByLabel('Years after the last visit').fill('2')
  await administrator.getByRole('button', { name: 'Save' }).click()
  await expect(
    administrator.getByRole('link', { name: 'Enter a number of years from 5 to 50' }),
  ).toBeVisible()
  await expect(administrator.getByLabel('Years after the last visit')).toHaveValue('2')
  await expectAccessible(administrator)
  await administrator.getByLabel('Years after the last visit').fill('30')
  await administrator.getByRole('button', { name: 'Save' }).click()
  await expect(administrator.getByText('Saved. A change stands in the record of access.')).toBeVisible()
  await expect(administrator.getByLabel('Years after the last visit')).toHaveValue('30')
})
