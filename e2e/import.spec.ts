import type { Page } from 'playwright/test'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const hostile = '<b onclick="x()">How</b> is the itch?'

const form = (more: object = {}) => ({
  ...{
    resourceType: 'Questionnaire',
    status: 'active',
    url: 'https://example.org/fhir/itch',
    version: '3.1',
  },
  ...{ title: 'Itch at night', copyright: '© 2024 Somebody Else. Free for clinics.' },
  item: [
    { linkId: 'a', type: 'integer', text: 'How bad is it?', required: true },
    { linkId: 'b', type: 'string', text: hostile },
  ],
  ...more,
})

const buffer = (json: unknown) => Buffer.from(typeof json === 'string' ? json : JSON.stringify(json))

async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto('/library')
  await page.getByRole('link', { name: 'Bring in a questionnaire' }).click()
  await page
    .getByLabel('File of the questionnaire')
    .setInputFiles({ name, mimeType: 'application/json', buffer: content })
  await page.getByRole('button', { name: 'Look at this file' }).click()
}

async function stored(sql: Parameters<Parameters<typeof test>[2]>[0]['sql'], { ours }: World) {
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    const rows = await tx<{ url: string }[]>`
      select url from questionnaire where clinic_id = ${ours.clinicId} and position = 1000 and url not like 'https://example.org/________-%'`
    return rows.map(({ url }) => url)
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a file that cannot be used gets its sentences and stores nothing', async ({
      page,
      signedIn,
      sql,
    }) => {
      const world = await makeWorld(databaseUrl())
      await signedIn(page.context(), world.ours.clinician.email)
      const refused: [string, Buffer, string | RegExp][] = [
        ['letter.json', buffer('Dear colleague,'), 'The file is not JSON'],
        [
          'patient.json',
          buffer({ resourceType: 'Patient' }),
          'The file is a FHIR Patient, not a Questionnaire',
        ],
        ['empty.json', buffer(''), 'The file empty.json is empty'],
        ['photo.json', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), 'is not text in UTF-8'],
        ['large.json', buffer(form({ description: 'a'.repeat(4_900_000) })), 'The file is larger than 1 MB'],
        ['huge.json', buffer(form({ description: 'a'.repeat(7_000_000) })), 'The file is larger than 5 MB'],
        [
          'two.json',
          buffer(
            form({
              item: [
                { linkId: 'a', type: 'reference', text: 'Who?' },
                { type: 'string', text: 'What?' },
              ],
            }),
          ),
          '2 things keep two.json from being used. Nothing was stored',
        ],
      ]
      for (const [name, content, sentence] of refused) {
        await choose(page, name, content)
        await expect(page).toHaveTitle(/^Error: /)
        await expect(page.getByText(sentence).first()).toBeVisible()
      }
      await expect(page.getByRole('row', { name: /^a “Who\?” is of type reference/ })).toBeVisible()
      await expect(page.getByRole('row', { name: /“What\?” has no linkId/ })).toBeVisible()
      await page.getByRole('button', { name: 'Look at this file' }).click()
      await expect(page.getByText('Choose the file of a questionnaire').first()).toBeVisible()
      expect(await stored(sql, world)).toEqual([])
    })

    test('a file that can be shown is added on a licence', async ({ page, signedIn, sql }) => {
      const world = await makeWorld(databaseUrl())
      await signedIn(page.context(), world.ours.clinician.email)
      await choose(page, 'itch.json', buffer(form()))
      await expect(page.getByRole('heading', { level: 1, name: 'Itch at night' })).toBeVisible()
      await expect(page.getByText('© 2024 Somebody Else. Free for clinics.')).toBeVisible()
      await expect(page.getByRole('cell', { name: /has HTML in its text/ })).toBeVisible()
      await expect(page.getByText(hostile).first()).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('Licence or permission').fill('Contract of 3 May 2026 & “more”')
      await page.getByRole('button', { name: 'Add to our library' }).click()
      await expect(
        page.getByRole('link', { name: 'Confirm that your clinic may use these questions' }),
      ).toBeVisible()
      await expect(
        page.getByRole('link', { name: 'Confirm that these differences are acceptable' }),
      ).toBeVisible()
      await expect(page.getByLabel('Licence or permission')).toHaveValue('Contract of 3 May 2026 & “more”')
      if (javaScriptEnabled) await expectAccessible(page)
      expect(await stored(sql, world)).toEqual([])
      await page.getByLabel('Yes, the questions can be asked with these differences.').check()
      await page.getByLabel(/our clinic may use them/).check()
      await page.getByRole('button', { name: 'Add to our library' }).click()
      await expect(page.getByText('It is in your clinic’s library, ready to be assigned.')).toBeVisible()
      await expect(page.getByText(/^Brought in by .* under: Contract of 3 May 2026/)).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
      expect(await stored(sql, world)).toEqual(['https://example.org/fhir/itch'])
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download as FHIR' }).click()
      expect((await download).suggestedFilename()).toBe('questionnaire-Itch-at-night-3-1.json')
    })
  })
}

test('a newer version says what changed, and a questionnaire is retired and used again', async ({
  page,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(page.context(), world.ours.clinician.email)
  const newer = form({
    version: '3.2',
    item: [
      { linkId: 'c', type: 'boolean', text: 'Did you sleep?' },
      { linkId: 'a', type: 'integer', text: 'How bad is it today?' },
    ],
  })
  for (const file of [form(), newer]) {
    await choose(page, 'itch.json', buffer(file))
    await page.getByLabel('Licence or permission').fill('CC BY 4.0')
    const differences = page.getByLabel('Yes, the questions can be asked with these differences.')
    if (await differences.isVisible()) await differences.check()
    await page.getByLabel(/our clinic may use them/).check()
    await page.getByRole('button', { name: 'Add to our library' }).click()
    await expect(page.getByText(/^It is in your clinic’s library/)).toBeVisible()
  }
  await page.getByRole('link', { name: 'What changed with this version' }).click()
  await expect(page.getByText('From version 3.1 to version 3.2.')).toBeVisible()
  const line = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  await expect(line('Did you sleep?')).toContainText('New')
  await expect(line('How bad is it today?')).toContainText('Was: How bad is it?')
  await expect(line('How bad is it today?')).toContainText('Needs an answer')
  await expect(line(hostile)).toContainText('Taken out')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Itch at night' }).click()
  await page.getByText('Retire these questions').click()
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page.getByText('Nobody is assigned these questions any more.')).toBeVisible()
  await expectAccessible(page)
  const offered = page.getByRole('checkbox', { name: /^Itch at night/ })
  const assign = `/patients/${world.ours.patients[0].patientId}/assign`
  await page.goto(assign)
  await expect(page.getByRole('button', { name: /^Assign/ }).first()).toBeVisible()
  await expect(offered).toBeHidden()
  await page.goto('/library')
  await page.getByRole('table', { name: 'Retired guide or questionnaire' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Use it again' }).click()
  await expect(page.getByText('These questions can be assigned again.')).toBeVisible()
  await page.goto(assign)
  await expect(offered).toBeVisible()
})

test('a visit and a response are taken out as FHIR, under names that name nobody', async ({
  page,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [{ appointmentId }] = world.ours.patients
  await signedIn(page.context(), world.ours.clinician.email)
  await page.goto(`/visits/${appointmentId}`)
  for (const [link, type] of [
    ['Download this visit (FHIR)', 'Bundle'],
    ['Download (FHIR)', 'QuestionnaireResponse'],
  ]) {
    const href = await page
      .getByRole('link', { name: link ?? '', exact: true })
      .first()
      .getAttribute('href')
    const answer = await page.request.get(href ?? '')
    expect(await answer.json()).toMatchObject({ resourceType: type })
    const headers = answer.headers()
    expect(headers['content-type']).toContain('application/fhir+json')
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="(visit|response)-[0-9a-f]{8}\.json"$/,
    )
  }
})
