import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { moveVisit, opened } from './hands/change'

test('one answer is asked about again, and the patient says that it stands', async ({
  browser,
  contextOptions,
  signedIn,
  sql,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  const clinic = await opened(browser, contextOptions)
  await signedIn(clinic.context, world.ours.clinician.email)
  await clinic.page.goto(`/visits/${patient.appointmentId}`)
  await clinic.page
    .getByRole('link', { name: /^Ask again/ })
    .first()
    .click()
  const send = clinic.page.getByRole('button', { name: 'Send it back to the patient' })
  await send.click()
  await expect(clinic.page.getByRole('link', { name: 'Write what you want to know' })).toBeVisible()
  await expectAccessible(clinic.page)
  await clinic.page.getByLabel('What do you want to know?').fill('What did you mean by <this>?')
  await send.click()
  await expect(clinic.page.getByText('Sent back to the patient')).toBeVisible()
  await expect(clinic.page.locator('#brief').getByText('Asked again, waiting')).toBeVisible()

  const own = await opened(browser, contextOptions)
  await signedIn(own.context, patient.email)
  await own.page.goto('/home')
  await expectAccessible(own.page)
  await own.page.getByRole('link', { name: /asks about one of your answers/ }).click()
  await expect(own.page.getByText('What did you mean by <this>?')).toBeVisible()
  await expect(own.page.getByRole('link', { name: 'Change this answer' })).toBeVisible()
  const reply = own.page.getByRole('button', { name: /^Send your reply/ })
  await reply.click()
  await expect(own.page.getByRole('link', { name: 'Write your reply' })).toBeVisible()
  await expectAccessible(own.page)
  // what is written is there again when the page was left
  const box = own.page.getByLabel(/^Or leave it as it is/)
  await box.fill('All of it')
  await expect
    .poll(() => own.page.evaluate(() => Object.keys(localStorage).some((name) => name.includes(':asked-'))))
    .toBe(true)
  await own.page.goto('/home')
  await own.page.getByRole('link', { name: /asks about one of your answers/ }).click()
  await expect(box).toHaveValue('All of it')
  await reply.click()
  await expect(own.page.getByText('Your reply was sent')).toBeVisible()
  await expect(own.page.getByRole('link', { name: /asks about one of your answers/ })).toHaveCount(0)

  await clinic.page.goto(`/visits/${patient.appointmentId}`)
  const line = clinic.page.locator('#brief').getByRole('listitem').filter({ hasText: 'All of it' })
  await expect(line).toContainText('Asked again, stands')
  const again = clinic.page.getByRole('link', { name: /^Ask again/ })
  await expect(again).not.toHaveCount(0)
  await moveVisit(sql, world.ours, -2)
  await clinic.page.reload()
  await expect(clinic.page.getByRole('heading', { name: 'Full answers' })).toBeVisible()
  await expect(again).toHaveCount(0)
})

test('a reply that comes too late, or after another, is shown as not sent', async ({
  browser,
  contextOptions,
  signedIn,
  sql,
}) => {
  const world = await makeWorld(databaseUrl())
  const { clinicId, clinician, patients } = world.ours
  const [patient] = patients
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    await tx`
      insert into clarification (clinic_id, patient_id, response_id, link_id, question, words, asked_by, asker_name)
      values (${clinicId}, ${patient.patientId}, ${patient.responseId}, 'learn', 'Topics', 'Which one first?',
        ${clinician.accountId}, 'Dr Shah')`
  })
  const { context, page } = await opened(browser, contextOptions)
  await signedIn(context, patient.email)
  await page.goto(`/questions/${patient.sentAssignmentId}/asked`)
  const other = await context.newPage()
  await other.goto(`/questions/${patient.sentAssignmentId}/asked`)
  await page.getByLabel(/^Or leave it as it is/).fill('The first one, & <no> other')
  await moveVisit(sql, world.ours, -2)
  await page.getByRole('button', { name: /^Send your reply/ }).click()
  await expect(page.getByRole('heading', { name: 'Your reply came too late and was not sent' })).toBeVisible()
  await expect(page.getByText('The first one, & <no> other')).toBeVisible()
  await expectAccessible(page)
  // and one that comes after another, from a page that was open for long
  await moveVisit(sql, world.ours, 3)
  await page.goto(`/questions/${patient.sentAssignmentId}/asked`)
  await page.getByLabel(/^Or leave it as it is/).fill('The first one')
  await page.getByRole('button', { name: /^Send your reply/ }).click()
  await expect(page.getByText('Your reply was sent')).toBeVisible()
  await other.getByLabel(/^Or leave it as it is/).fill('The second one')
  await other.getByRole('button', { name: /^Send your reply/ }).click()
  await expect(other.getByText('This was answered meanwhile')).toBeVisible()
  await expect(other.getByText('The second one')).toBeVisible()
  await expectAccessible(other)
})
