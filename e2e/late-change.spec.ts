import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { held, moveVisit, opened, REASON, toChange } from './hands/change'

test('what happens with what was sent follows where the visit is', async ({
  browser,
  contextOptions,
  signedIn,
  sql,
}) => {
  const { clinicId, patients } = (await makeWorld(databaseUrl())).ours
  const [patient] = patients
  const visit = (set: (tx: typeof sql) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      await set(tx as unknown as typeof sql)
    })
  const { context, page } = await opened(browser, contextOptions)
  await signedIn(context, patient.email)
  const told = async (words: RegExp) => {
    await page.goto(`/questions/${patient.sentAssignmentId}/sent`)
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByText(/before your visit on/)).toHaveCount(
      words.source.startsWith('before') ? 1 : 0,
    )
  }
  await told(/before your visit on/)
  // it has just begun, and the answers came after that
  await visit(
    (tx) => tx`
    update appointment set starts_at = (select completed_at from questionnaire_response where id = ${patient.responseId})
    where id = ${patient.appointmentId}`,
  )
  await told(/Say at your visit that you have just sent them/)
  await visit(
    (tx) => tx`
    update appointment set starts_at = now() - interval '8 days' where id = ${patient.appointmentId}`,
  )
  await told(/They are for your visit on/)
  await visit((tx) => tx`update appointment set status = 'cancelled' where id = ${patient.appointmentId}`)
  await told(/was cancelled/)
})

test('a change that comes after the day of the visit is shown as not sent, with what was typed', async ({
  browser,
  contextOptions,
  signedIn,
  sql,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  const { context, page } = await opened(browser, contextOptions)
  await signedIn(context, patient.email)
  const before = await held(sql, world)
  const toContinue = async () => {
    await page.goto(`/questions/${patient.sentAssignmentId}/answers`)
    await toChange(page)
    await page.getByLabel('Something else').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox').fill('Can I swim?')
  }
  const tooLate = async (said: string) => {
    await expect(page.getByRole('heading', { level: 1, name: 'Your change was not sent' })).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: 'It came too late' })).toBeVisible()
    await expect(page.getByRole('definition').filter({ hasText: `You say now: ${said}` })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Send the change/ })).toHaveCount(0)
    await expectAccessible(page)
  }
  await toContinue()
  await moveVisit(sql, world.ours, -2)
  await page.getByRole('button', { name: 'Continue' }).click()
  await tooLate('Can I swim?')
  // a page of the change that is loaded again leads there too, with what had come from the page before it
  await page.goBack()
  await page.reload()
  await tooLate('Something else')

  await moveVisit(sql, world.ours, 3)
  // as on another device: this one would go on with what it kept
  await page.evaluate(() => localStorage.clear())
  await toContinue()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Why are you changing this?').fill(REASON)
  await moveVisit(sql, world.ours, -2)
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await tooLate('Can I swim?')
  await expect(page.getByText(REASON)).toBeVisible()
  expect(await held(sql, world)).toEqual(before)
  await page.getByRole('link', { name: 'Back to your answers' }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Your answers/ })).toBeVisible()
})
