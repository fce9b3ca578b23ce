import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

test('a patient sees who has looked at their record, and the administrator from where', async ({
  browser,
  contextOptions,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  const as = async (email: string) => {
    const context = await browser.newContext({
      ...contextOptions,
      extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.9' },
    })
    await signedIn(context, email)
    return context.newPage()
  }
  const theirs = await as(patient.email)
  await theirs.goto('/account')
  await theirs.getByRole('link', { name: 'See who has looked at your record' }).click()
  await expect(theirs.getByText('Nobody has opened your record yet.')).toBeVisible()

  const clinician = await as(ours.clinician.email)
  await clinician.goto(`/visits/${patient.appointmentId}`)
  const staff = await as(ours.staff.email)
  await staff.goto(`/patients/${patient.patientId}`)
  await staff.goto(`/patients/${patient.patientId}/edit`)
  await staff.getByLabel('Phone').fill('+1 555 0199')
  await staff.getByRole('button', { name: /^Save/ }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toContainText(ours.mark)

  await theirs.reload()
  await expect(theirs.getByRole('listitem').filter({ hasText: 'looked at your answers' })).toHaveCount(1)
  await expect(
    theirs.getByRole('listitem').filter({ hasText: 'looked at your details and visits' }),
  ).toHaveCount(1)
  await expect(theirs.getByText('(front desk)')).toBeVisible()
  await expectAccessible(theirs)

  const administrator = await as(ours.administrator.email)
  await administrator.goto('/audit')
  const line = administrator.getByRole('row').filter({ hasText: 'Changed a patient’s details' })
  await expect(line).toContainText('→ +1 555 0199')
  await expect(line).toContainText('203.0.113.9')
  await expect(line).toContainText('Chrome')
  await expectAccessible(administrator)
})
