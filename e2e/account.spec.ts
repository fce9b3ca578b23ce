import { randomUUID } from 'node:crypto'
import { expect, expectAccessible, test } from './fixtures'
import { bornOn, mailedLink, PASSWORD, peopleWith, signIn, visitor } from './hands/account'

for (const javaScript of [true, false]) {
  test.describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    test('a patient is invited, chooses a password, signs out and in again', async ({
      browser,
      page,
      context,
      signedIn,
    }) => {
      const { ours } = await peopleWith()
      await signedIn(context, ours.clinician.email)
      await page.goto(`/patients/${ours.uninvited.patientId}`)
      await page.getByRole('button', { name: 'Invite to the portal' }).click()
      const link = (await page.getByText(/^http.*\/invitation\//).textContent()) ?? ''
      await expectAccessible(page)
      await expect(page).not.toHaveURL(/invitation\//)

      const patient = await (await visitor(browser, javaScript)).newPage()
      await patient.goto(link)
      if (javaScript) await expectAccessible(patient)
      await bornOn(patient, '2', '28', '63')
      await patient.getByLabel('New password').fill('short')
      await patient.getByRole('button', { name: /begin$/ }).click()
      // everything at once, by its part, in the order of the page
      await expect(
        patient.getByRole('link', { name: /^The month is a number from 1 to 12\..* four figures/ }),
      ).toBeVisible()
      await expect(patient.getByRole('link', { name: /at least 15 characters$/ })).toBeVisible()
      await bornOn(patient, '1', '2', '1999')
      await patient.getByLabel('New password').fill('seven green umbrellas')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient).toHaveTitle(/^Error: /)
      await expect(patient.getByLabel('Year')).toHaveValue('1999')
      await expect(patient.getByLabel('New password')).toHaveValue('')
      if (javaScript) await expectAccessible(patient)
      await bornOn(patient, '6', '5', '1990')
      await patient.getByLabel('New password').fill('too short')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient.getByText('Choose a password of at least 15 characters').first()).toBeVisible()
      await patient.getByLabel('New password').fill('seven green umbrellas')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient).toHaveURL(/\/home$/)
      const heading = (await patient.getByRole('heading', { level: 1 }).textContent()) ?? ''

      await patient.getByRole('button', { name: 'Sign out' }).click()
      await expect(patient).toHaveURL(/\/sign-in$/)
      await patient.goBack()
      await expect(patient).toHaveURL(/\/sign-in/)
      await expect(patient.getByText(heading, { exact: true })).toHaveCount(0)
      await patient.goto(link)
      await expect(patient.getByText('It was used already.')).toBeVisible()
    })

    test('a wrong password is said, and the way back in leads through the mail', async ({ browser }) => {
      const { ours } = await peopleWith()
      const { email } = ours.patients[0]
      const page = await (await visitor(browser, javaScript)).newPage()
      await page.goto('/sign-in?next=//elsewhere.example/')
      if (javaScript) await expectAccessible(page)
      await signIn(page, email, 'not this one')
      await expect(page).toHaveTitle(/^Error: /)
      await expect(page.getByLabel('Email address')).toHaveValue(email)
      await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
      if (javaScript) await expectAccessible(page)

      await page.getByRole('link', { name: 'I have forgotten my password' }).click()
      await expect(page).toHaveURL(/\/reset$/)
      await page.getByLabel('Email address').fill(email)
      await page.getByRole('button', { name: 'Send the link' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail')
      if (javaScript) await expectAccessible(page)
      const link = await mailedLink(email)
      await page.goto(link)
      await page.getByLabel('New password').fill('passwordpassword')
      await page.getByRole('button', { name: 'Save this password' }).click()
      await expect(page.getByText('This password is too easy to guess').first()).toBeVisible()
      if (javaScript) await expectAccessible(page)
      await page.getByLabel('New password').fill('seven green umbrellas')
      await page.getByRole('button', { name: 'Save this password' }).click()
      await expect(page.getByText('Your password is changed. Sign in with the new one.')).toBeVisible()
      await signIn(page, email, 'seven green umbrellas')
      await expect(page).toHaveURL(/\/home$/)
      await page.goto(link)
      await expect(page.getByText('This link was used or has run out.')).toBeVisible()
    })
  })
}

test('who changes the password goes on in a new session, and every other ends', async ({ browser }) => {
  const { ours } = await peopleWith()
  const { email } = ours.patients[0]
  const [here, there] = await Promise.all(
    [0, 1].map(async () => {
      const page = await (await visitor(browser)).newPage()
      await page.goto('/sign-in?next=/account')
      await signIn(page, email)
      await expect(page).toHaveURL(/\/account$/)
      return page
    }),
  )
  if (!here || !there) throw new Error('two pages')
  const sid = async () => (await here.context().cookies()).find(({ name }) => name === 'session')?.value
  const before = await sid()
  const form = here.locator('form', { has: here.getByRole('button', { name: 'Save this password' }) })
  await form.getByLabel('Your password now').fill(PASSWORD)
  await form.getByLabel('New password').fill('four brass trumpets')
  await form.getByRole('button', { name: 'Save this password' }).click()
  await expect(here.getByText('Your password is changed. You were signed out everywhere else.')).toBeVisible()
  expect(await sid()).not.toBe(before)
  await here.goto('/home')
  await expect(here).toHaveURL(/\/home$/)
  await there.goto('/home')
  await expect(there).toHaveURL(/\/sign-in/)
})

test('too many tries have to wait, whether or not the address exists', async ({ browser }) => {
  const { ours } = await peopleWith()
  for (const email of [ours.patients[0].email, `${randomUUID()}@example.com`]) {
    const page = await (await visitor(browser)).newPage()
    await page.goto('/sign-in')
    for (let at = 0; at < 5; at++) {
      await signIn(page, email, `guess ${at}`)
      await expect(page.getByText('is not right').first()).toBeVisible()
    }
    // the first wait is a second: sooner or later a try falls into one
    const told = page.getByText('There were too many tries.').first()
    await expect(async () => {
      await signIn(page, email, 'one more guess')
      await expect(page).toHaveTitle(/^Error: /)
      expect(await told.isVisible()).toBe(true)
    }).toPass()
    await expectAccessible(page)
  }
})

test('a password is shown and hidden while it is typed', async ({ page }) => {
  await page.goto('/sign-in')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill(PASSWORD)
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(password).toHaveValue(PASSWORD)
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
})
