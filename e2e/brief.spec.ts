import type { Page } from 'playwright/test'
import type postgres from 'postgres'
import { expect, expectAccessible, test } from './fixtures'

const CLINICIAN = 'shah@larkfield.example'

type Visit = { id: string; familyName: string }

/** Rows of the demo clinic, which row-level security shows to its own only */
async function ofDemo<Row extends object>(
  sql: postgres.Sql,
  query: (tx: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>,
): Promise<Row[]> {
  const done = await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', (select clinic_id::text from account where email = ${CLINICIAN}), true)`
    return { rows: await query(tx) }
  })
  return done.rows as unknown as Row[]
}

/** Today's visits, as the clinic's zone has it */
const today = (sql: postgres.Sql) =>
  ofDemo<Visit>(
    sql,
    (tx) => tx`
      select a.id, p.family_name as "familyName" from appointment a
      join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
      where (a.starts_at at time zone 'America/New_York')::date = (now() at time zone 'America/New_York')::date
      order by a.starts_at, a.id`,
  )

async function visitOf(sql: postgres.Sql, familyName: string): Promise<string> {
  const visit = (await today(sql)).find((one) => one.familyName === familyName)
  expect(visit, `a visit today of ${familyName}`).toBeDefined()
  return visit?.id ?? ''
}

const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** Links of the brief into this page that lead nowhere, to an answer without words, or from a flag to an answer that does not raise it */
const strayLinks = (page: Page) =>
  page.locator('#brief a[href^="#"]').evaluateAll((links) =>
    links
      .filter((link) => {
        const landed = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
        if (!landed?.id.startsWith('answer-')) return !landed
        const isFlag = link.closest('section')?.querySelector('#flags')
        return (
          !landed.querySelector('dd')?.textContent?.trim() ||
          (isFlag && !landed.textContent?.includes(link.textContent ?? ''))
        )
      })
      .map((link) => `${link.textContent} (${link.getAttribute('href')})`),
  )

test('the fullest brief is on the screen at once, each fact of it, and on one printed page', async ({
  page,
  context,
  signedIn,
  sql,
  isMobile,
}) => {
  await signedIn(context, CLINICIAN)
  const id = await visitOf(sql, 'Delgado-Whitcombe')
  await page.goto(`/visits/${id}`)
  const facts = await ofDemo<{ fact: string }>(
    sql,
    (tx) => tx`
      select regexp_replace(f.words, '^To clarify: ', '') as fact from flag f
        join questionnaire_response r on r.clinic_id = f.clinic_id and r.id = f.response_id
        join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id where s.appointment_id = ${id}
      union select i.topic from agenda_item i where i.appointment_id = ${id}
      union select c.title from score c
        join questionnaire_response r on r.clinic_id = c.clinic_id and r.id = c.response_id
        join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id where s.appointment_id = ${id}
      union select v.title from guide_version v join assignment s on s.guide_version_id = v.id
        where s.appointment_id = ${id} and s.clinic_id = acting_clinic()`,
  )
  expect(facts.length).toBeGreaterThan(35)
  // what is seen: the panel over the brief holds the topics too
  for (const { fact } of facts)
    await expect(page.locator('#brief'), fact).toContainText(fact, { useInnerText: true })
  expect(await strayLinks(page)).toEqual([])
  await expectAccessible(page)
  if (isMobile) return

  const bottom = await page.locator('#brief').evaluate((brief) => brief.getBoundingClientRect().bottom)
  expect(bottom).toBeLessThanOrEqual(768)
  // nothing of it is cut off sideways or hidden by its column either
  const cut = await page
    .locator('#topics, #flags')
    .locator('xpath=ancestor::section')
    .locator('li, p')
    .evaluateAll((lines) =>
      lines.filter((one) => one.scrollHeight > one.clientHeight + 2).map((one) => one.textContent),
    )
  expect(cut).toEqual([])
  for (const format of ['A4', 'Letter'])
    expect(
      pages(await page.pdf({ format, margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } })),
    ).toBe(1)
})

test('a line leads to its answer and back, and to the next patient, by keyboard too', async ({
  page,
  context,
  signedIn,
  sql,
  isMobile,
}) => {
  await signedIn(context, CLINICIAN)
  await page.goto(`/visits/${await visitOf(sql, 'Delgado-Whitcombe')}`)
  await page.locator('#brief').getByRole('link', { name: 'Sudden breathlessness' }).click()
  const answer = page.locator(':target')
  await expect(answer).toBeInViewport()
  await expect(answer).toContainText('Did you get short of breath all of a sudden?')
  await expect(answer).toContainText('Not sure')
  await expect(answer).toContainText('rule breathless 1.0.0')
  await answer.getByRole('link', { name: 'Back to the brief' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await page.getByRole('link', { name: /^Next/ }).click()
  const name = page.getByRole('heading', { level: 1 })
  await expect(name).toContainText('בן־דוד')
  if (isMobile) return

  await page.keyboard.press('p')
  await expect(name).toContainText('Delgado-Whitcombe')
  await page.keyboard.press('Control+n')
  await page.keyboard.press('?')
  const hint = page.getByRole('heading', { name: 'Keys on this page' })
  await expect(hint).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('n')
  await expect(name).toContainText('Delgado-Whitcombe')
  await page.getByLabel('Use these keys in this browser').uncheck()
  await page.keyboard.press('Escape')
  await expect(hint).toBeHidden()
  await page.keyboard.press('n')
  await page.keyboard.press('?')
  await expect(hint).toBeHidden()
  await page.reload()
  await page.getByRole('button', { name: 'Show the keys' }).click()
  await page.getByLabel('Use these keys in this browser').check()
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page
    .getByRole('link', { name: /^Ask again/ })
    .first()
    .click()
  await page.getByRole('textbox').press('n')
  await page.getByRole('link', { name: 'Back to the answer' }).click()
  await expect(page.getByRole('button', { name: 'Copy for the note' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(name).toContainText('בן־דוד')
})

test('every visit of today has an accessible brief', async ({ page, context, signedIn, sql }) => {
  // a dozen pages, each looked through whole
  test.slow()
  await signedIn(context, CLINICIAN)
  for (const { id } of await today(sql)) {
    await page.goto(`/visits/${id}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await strayLinks(page)).toEqual([])
    await expectAccessible(page)
  }
})

test('the note is copied as text, and reviewing is one post', async ({
  page,
  context,
  signedIn,
  sql,
  isMobile,
}) => {
  const name = isMobile ? 'Lindqvist' : 'Kowalczyk'
  await signedIn(context, CLINICIAN)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await visitOf(sql, name)
  await page.goto(`/visits/${id}`)
  await page.getByRole('button', { name: 'Copy for the note' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(name)
  expect(copied).toContain('WANTS TO TALK ABOUT')

  await page.getByRole('button', { name: 'Mark reviewed' }).click()
  await expect(page.getByText('Reviewed by Dr Shah')).toBeVisible()
  await expect(page.getByRole('button', { name: /Mark reviewed/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo the review' }).click()
  await expect(page.getByRole('button', { name: 'Mark reviewed' })).toBeVisible()
  await expect(page.getByText('Reviewed by Dr Shah')).toHaveCount(0)
})

test('what came of a topic is said over the brief, and the patient sees it on their list', async ({
  page,
  context,
  signedIn,
  sql,
  isMobile,
}) => {
  const id = await visitOf(sql, isMobile ? 'Lindqvist' : 'Kowalczyk')
  await signedIn(context, CLINICIAN)
  await page.goto(`/visits/${id}`)
  await page.getByRole('button', { name: 'What came of these' }).click()
  await expectAccessible(page)
  const [first, second] = [page.getByRole('group').nth(0), page.getByRole('group').nth(1)]
  const topic = (await second.locator('legend').textContent()) ?? ''
  await first.getByLabel('Discussed').check()
  await second.getByLabel('Put off').check()
  await page.getByRole('button', { name: 'Keep what came of these' }).click()
  const line = page.locator('#brief li').filter({ hasText: topic }).first()
  await expect(line).toContainText('put off')
  await expect(page.locator('#brief')).toContainText(/2 of \d+ settled/)

  const [patient] = await ofDemo<{ email: string }>(
    sql,
    (tx) => tx`
      select c.email from appointment a join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
        join account c on c.id = p.account_id
      where a.id = ${id}`,
  )
  await signedIn(context, patient?.email ?? '')
  await page.goto('/list')
  await expect(page.getByText('You talked about this')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: topic })).toContainText(
    'Put off until your next visit',
  )
  await expectAccessible(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the text for the note has a page of its own', async ({ page, context, signedIn, sql }) => {
    await signedIn(context, CLINICIAN)
    await page.goto(`/visits/${await visitOf(sql, 'Osei')}`)
    await page.getByRole('link', { name: 'Copy for the note' }).click()
    await expect(page.getByText('ANSWERS BEFORE THE VISIT')).toBeVisible()
    await expect(page.getByText('Harold Osei, born 30 September')).toBeVisible()
  })
})
