import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

test('the guides of a visit are printed as a booklet, with whose it is and their own list at the end', async ({
  page,
  context,
  signedIn,
  sql,
}) => {
  const { ours, spare } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    await tx`
      insert into assignment (clinic_id, patient_id, appointment_id, guide_id, guide_version_id, assigned_by)
      values (${ours.clinicId}, ${patient.patientId}, ${patient.appointmentId}, ${spare.id}, ${spare.versionId}, ${ours.clinician.accountId})`
  })
  await signedIn(context, patient.email)
  await page.goto('/home')
  await page.getByRole('link', { name: 'All your guides on one page, to print' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your guides for the visit')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'The guide at a glance',
    'Staying safe on treatment',
    'Your list for the visit',
  ])
  const list = page.getByRole('main').getByRole('list').last()
  await expect(list).toContainText('Sleep')
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  const head = page.locator('thead')
  await expect(head).toBeVisible()
  await expect(head).toContainText(ours.mark)
  await expect(head).toContainText(/born \d+ \w+ \d{4}/)
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  // a sheet for the cover, at least one for each guide, and one for the list
  expect(pages(await page.pdf())).toBeGreaterThanOrEqual(4)

  await page.emulateMedia({ media: 'screen' })
  await page.goto(`/guides/${patient.guideAssignmentId}/print`)
  await expect(page.getByRole('heading', { level: 2 }).last()).toHaveText('Your list for the visit')
  await expectAccessible(page)
})
