import type postgres from 'postgres'
import { storedAnswers } from './factories/draft'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const URL = 'https://skin-visit.example/fhir/Questionnaire/before-your-visit'
const coding = (code: string) => ({
  valueCoding: { system: 'https://skin-visit.example/fhir/CodeSystem/before-your-visit', code },
})

/** Our first patient sent these questions for a visit in spring and has them again for the coming one */
async function askedTwice(sql: postgres.Sql, { ours }: World): Promise<{ assignmentId: string }> {
  const [{ patientId, accountId, appointmentId }] = ours.patients
  const { clinicId, clinician } = ours
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    const [version] = await tx`
      select v.id, v.questionnaire_id, v.resource from questionnaire_version v join questionnaire q on q.id = v.questionnaire_id
      where q.url = ${URL} order by v.revision desc limit 1`
    const [spring] = await tx`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at, status)
      values (${clinicId}, ${patientId}, ${clinician.practitionerId}, '2026-03-03T15:00Z', 'fulfilled') returning id`
    const assign = async (visit: string, status: string) => {
      const [row] = await tx`
        insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, status, assigned_by, completed_at)
        values (${clinicId}, ${patientId}, ${visit}, ${version?.questionnaire_id}, ${version?.id}, ${status}::assignment_status,
          ${clinician.accountId}, ${status === 'completed' ? new Date('2026-03-01') : null}) returning id`
      return String(row?.id)
    }
    const before = await assign(String(spring?.id), 'completed')
    const tried: { answerOption: { valueCoding: { code: string; system: string } }[] } =
      version?.resource.item.find(({ linkId }: { linkId: string }) => linkId === 'tried')
    const { code, system } = tried.answerOption[0]?.valueCoding ?? coding('').valueCoding
    const answers = { tried: { values: [{ valueCoding: { system, code } }] } }
    await tx`
      insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent, completed_at, completed_by)
      values (${clinicId}, ${patientId}, ${before}, ${version?.id}, 'completed', 1, ${tx.json(answers)}, 'patient', '2026-03-01', ${accountId})`
    return { assignmentId: await assign(appointmentId, 'assigned') }
  })
}

for (const javaScriptEnabled of [true, false]) {
  test(`an answer of the last visit counts once it is confirmed, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    const world = await makeWorld(databaseUrl())
    const { assignmentId } = await askedTwice(sql, world)
    const context = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    await signedIn(context, world.ours.patients[0].email)
    const page = await context.newPage()
    const held = async () => (await storedAnswers(sql, world, assignmentId))?.tried
    await page.goto(`/questions/${assignmentId}`)
    await page.getByLabel(/^Me, /).check()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL(/\/1$/)
    const still = page.getByLabel('This is still true')
    for (let at = 1; (await still.count()) === 0; at++) await page.goto(`/questions/${assignmentId}/${at}`)
    await expect(page.getByText('From your last visit, 3 March 2026:')).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)

    // passing by does not answer it
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByText('There is a problem')).toBeVisible()
    expect(await held()).toBeUndefined()

    await still.check()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL((url) => !url.search.includes('again'))
    expect(await held()).toMatchObject({ values: [{ valueCoding: { code: expect.any(String) } }] })
    await context.close()
  })
}
