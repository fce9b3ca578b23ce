import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import type postgres from 'postgres'
import { storedAnswers } from './factories/draft'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const everyKind = JSON.parse(readFileSync('e2e/questionnaires/every-kind.json', 'utf8'))

async function assign(sql: postgres.Sql, { ours }: World): Promise<string> {
  const [{ patientId, appointmentId }] = ours.patients
  return sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${ours.clinicId}, true)`
    await tx`insert into questionnaire (url) values (${everyKind.url}) on conflict do nothing`
    const [questionnaire] = await tx`select id from questionnaire where url = ${everyKind.url}`
    await tx`
      insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
      values (${questionnaire?.id}, 1, '1.0.0', ${everyKind.title}, 9, 'every-kind', ${tx.json(everyKind)}) on conflict do nothing`
    const [version] =
      await tx`select id from questionnaire_version where questionnaire_id = ${questionnaire?.id} limit 1`
    const [row] = await tx`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      values (${ours.clinicId}, ${patientId}, ${appointmentId}, ${questionnaire?.id}, ${version?.id}, ${ours.clinician.accountId})
      returning id`
    return String(row?.id)
  })
}

const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()
const at = (page: Page, heading: string) =>
  expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
const value = (key: string, ...values: unknown[]) => [key, { values: values.map((one) => ({ [key]: one })) }]

for (const javaScriptEnabled of [true, false]) {
  test(`every kind of question can be answered, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    // a dozen pages, each looked through whole
    test.slow()
    const world = await makeWorld(databaseUrl())
    const assignmentId = await assign(sql, world)
    const context = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    await signedIn(context, world.ours.patients[0].email)
    const page = await context.newPage()
    const answers = () => storedAnswers(sql, world, assignmentId)
    const look = async () => {
      if (javaScriptEnabled) await expectAccessible(page)
    }

    await page.goto(`/questions/${assignmentId}`)
    await page.getByLabel(/^Me, /).check()
    await page.getByRole('button', { name: 'Start' }).click()

    await at(page, 'In words')
    await page.getByLabel('What do you call your skin problem?').fill('Eczema')
    await page.getByLabel('What is the number on your card?').fill('1234')
    await page.getByLabel('What makes it worse?').fill('Soap\nHeat')
    await page.getByRole('textbox', { name: 'Which creams do you use?' }).fill('Cold cream')
    await page.getByRole('button', { name: /^Add another/ }).click()
    // What is wrong is said, what is right is kept, and there is one more row
    await expect(page.getByText('in the form it asks for').first()).toBeVisible()
    await look()
    await page.getByLabel('What is the number on your card?').fill('AB1234')
    await page.getByLabel('Which creams do you use?, 2').fill('Ointment')
    if (javaScriptEnabled) await expect(page.getByText(/^Saved \d/)).toBeVisible()
    await next(page)

    await at(page, 'In numbers')
    await look()
    await page.getByLabel('How many showers a week?').fill('7')
    await page.getByLabel('How many hours do you sleep?').fill('6,5')
    await page.getByLabel('How much of your tablet do you take a day?').fill('15')
    await page.getByLabel('How much do you weigh?').fill('70')
    await next(page)
    await expect(page.getByText('Pick the unit of your answer').first()).toBeVisible()
    await page.getByLabel('Unit').selectOption({ label: 'mg' })
    if (javaScriptEnabled) await expect(page.getByText(/^Saved \d/)).toBeVisible()
    await next(page)

    await at(page, 'Dates and scales')
    await look()
    await page.getByLabel('Month').first().fill('3')
    await page.getByLabel('Year').first().fill('2019')
    await page.getByLabel('Day').fill('2')
    await page.getByLabel('Month').nth(1).fill('11')
    await page.getByLabel('Year').nth(1).fill('2026')
    await expect(page.getByRole('radio')).toHaveCount(6)
    await page.getByRole('radio', { name: '8' }).check()
    await next(page)

    await at(page, 'From a list')
    await look()
    await page.getByLabel('Right').check()
    await page.getByLabel('Morning').check()
    await page.getByLabel('Evening').check()
    await page.getByLabel('Where do you live?').selectOption({ label: 'Somewhere dry' })
    await page.getByLabel('Something else').check()
    await page.getByLabel('In your own words').fill('Moving')
    await next(page)

    await at(page, 'Filled in already')
    await look()
    await expect(page.getByText('Spring 2026')).toBeVisible()
    await expect(page.getByLabel('English')).toBeChecked()
    await expect(page.getByText('Where this form comes from')).toHaveCount(0)
    expect(await answers()).not.toHaveProperty('visits')
    await page.getByLabel('How many visits a year?').fill('3')
    await next(page)

    await at(page, 'Medicines you take')
    await page.getByLabel('What is it called?').fill('First')
    await page.getByLabel('Yes').check()
    await page.getByRole('button', { name: /Add another Medicines you take/ }).click()
    await expect(page.getByLabel('What is it called?')).toHaveCount(2)
    await expect(page.getByLabel('Why did you stop?')).toHaveCount(1)
    await look()
    await page.getByLabel('Why did you stop?').fill('It itched')
    await page.getByLabel('What is it called?').nth(1).fill('Second')
    await page.getByLabel('Nausea').nth(1).check()
    await page.getByLabel('How bad was it, from 0 to 10?').nth(1).fill('4')
    await page.getByRole('button', { name: /Add another Medicines you take/ }).click()
    await expect(page.getByLabel('What is it called?')).toHaveCount(3)
    await page.getByRole('button', { name: /Remove Medicines you take, 3/ }).click()
    await expect(page.getByLabel('What is it called?')).toHaveCount(2)
    await expect(page.getByLabel('What is it called?').nth(1)).toHaveValue('Second')
    await next(page)

    await at(page, 'Worked out')
    await expect(page.getByText('Not known yet')).toBeVisible()
    await page.getByLabel('How tall are you?').fill('170')
    await page.getByLabel('How much do you weigh today?').fill('95')
    await next(page)
    // What depends on an expression comes with the page's post
    await expect(page.getByText('32.9')).toBeVisible()
    await look()
    await page.getByLabel('Yes').check()
    await next(page)

    await at(page, 'Do you smoke?')
    await page.getByLabel('I’d rather not say').check()
    await next(page)

    await at(page, 'Check your answers')
    await look()
    for (const words of ['15 mg', '70 kg', '6.5 hours', 'Cold cream, Ointment', 'March 2019', 'Moving'])
      await expect(page.getByText(words, { exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Medicines you take (2 of 2)' })).toBeVisible()
    await page.getByRole('button', { name: /^Send to/ }).click()
    await at(page, 'Sent to Dr')

    const held: Record<string, unknown> = await answers()
    const plain = Object.fromEntries(Object.entries(held).filter(([key]) => !key.includes('\u001f')))
    const coding = (code: string, display: string) => ({ system: 'urn:example:every-kind', code, display })
    expect(plain).toEqual({
      line: value('valueString', 'Eczema')[1],
      code: value('valueString', 'AB1234')[1],
      lines: value('valueString', 'Soap\nHeat')[1],
      creams: value('valueString', 'Cold cream', 'Ointment')[1],
      whole: value('valueInteger', 7)[1],
      decimal: value('valueDecimal', 6.5)[1],
      dose: value('valueQuantity', {
        value: 15,
        unit: 'mg',
        code: 'mg',
        system: 'http://unitsofmeasure.org',
      })[1],
      weight: value('valueQuantity', {
        value: 70,
        unit: 'kg',
        code: 'kg',
        system: 'http://unitsofmeasure.org',
      })[1],
      since: value('valueDate', '2019-03')[1],
      flares: value('valueDate', '2026-11-02')[1],
      itch: value('valueInteger', 8)[1],
      side: value('valueCoding', coding('right', 'Right'))[1],
      when: value('valueCoding', coding('morning', 'Morning'), coding('evening', 'Evening'))[1],
      climate: value('valueCoding', coding('dry', 'Somewhere dry'))[1],
      helps: value('valueString', 'Moving')[1],
      language: value('valueCoding', coding('en', 'English'))[1],
      visits: value('valueInteger', 3)[1],
      study: value('valueString', 'Spring 2026')[1],
      origin: value('valueString', 'clinic')[1],
      height: value('valueInteger', 170)[1],
      kilos: value('valueDecimal', 95)[1],
      bmi: value('valueDecimal', 32.9)[1],
      diet: value('valueBoolean', true)[1],
      smoke: { absent: 'asked-declined' },
    })
    const said = (linkId: string) =>
      Object.entries(held)
        .filter(([key]) => key.startsWith(`${linkId}\u001f`) && !key.endsWith('\u001f'))
        .sort(([a], [b]) => a.length - b.length)
        .map(([, answer]) => answer)
    expect(said('medicine')).toEqual([value('valueString', 'First')[1], value('valueString', 'Second')[1]])
    expect(said('why')).toEqual([value('valueString', 'It itched')[1]])
    expect(said('effect')).toEqual([value('valueCoding', coding('nausea', 'Nausea'))[1]])
    expect(said('badness')).toEqual([value('valueInteger', 4)[1]])

    // what repeats is corrected like the rest: one more, and one less
    await page.goto(`/questions/${assignmentId}/answers`)
    await page
      .getByRole('link', { name: /^Change.*What is it called/ })
      .first()
      .click()
    await at(page, 'Medicines you take')
    await page.getByRole('button', { name: /Add another Medicines you take/ }).click()
    await page.getByLabel('What is it called?').nth(2).fill('Third')
    await page.getByRole('button', { name: /Remove Medicines you take, 1/ }).click()
    await expect(page.getByLabel('What is it called?')).toHaveCount(2)
    await expect(page.getByLabel('What is it called?').nth(1)).toHaveValue('Third')
    await look()
    await next(page)
    await at(page, 'Send your change')
    await look()
    // each says which of them it is about; that one was added and one taken away is no answer to the group
    for (const [nth, was] of [
      ['1 of 2', 'First'],
      ['2 of 2', 'Third'],
    ] as const) {
      const row = page.locator('dl > div', { hasText: was })
      await expect(row.getByRole('term')).toContainText(`Medicines you take (${nth}): What is it called?`)
    }
    await expect(page.getByRole('term').getByText('Medicines you take', { exact: true })).toHaveCount(0)
    await page.getByRole('textbox').fill('I forgot one, and stopped one')
    await page.getByRole('button', { name: /^Send the change/ }).click()
    await expect(page.getByText('Third')).toBeVisible()
    await expect(page.getByText('First', { exact: true })).toHaveCount(0)
    const now: Record<string, unknown> = await answers()
    const medicines = Object.entries(now).filter(([key]) => key.startsWith('medicine\u001f'))
    expect(medicines.filter(([key]) => !key.endsWith('\u001f')).map(([, answer]) => answer)).toEqual([
      value('valueString', 'Second')[1],
      value('valueString', 'Third')[1],
    ])
    const clinic = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    await signedIn(clinic, world.ours.clinician.email)
    const brief = await clinic.newPage()
    await brief.goto(`/visits/${world.ours.patients[0].appointmentId}`)
    await expect(brief.locator('#answers')).toContainText('I forgot one, and stopped one')
    await clinic.close()
    await context.close()
  })
}
