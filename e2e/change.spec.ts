import type { Browser, BrowserContextOptions, Page } from 'playwright/test'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

type Sql = Parameters<Parameters<typeof test>[2]>[0]['sql']

/** The day of our first patient's visit is over, or its visit stands ahead again */
const moveVisit = (sql: Sql, { clinicId, patients }: World['ours'], days: number) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    await tx`
      update appointment set starts_at = now() + ${days} * interval '1 day' where id = ${patients[0].appointmentId}`
  })

/** What was sent for our first patient's visit, as the database holds it */
async function held(sql: Sql, world: World) {
  const { clinicId, patients } = world.ours
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    const [response] = await tx`
      select status, revision, answers from questionnaire_response where id = ${patients[0].responseId}`
    const changes = await tx`
      select link_id, before, after, changed_by from answer_change where response_id = ${patients[0].responseId} order by revision, id`
    const reasons =
      await tx`select reason from amendment where response_id = ${patients[0].responseId} order by revision`
    return { response, changes: [...changes], reasons: reasons.map(({ reason }) => String(reason)) }
  })
}

const REASON = 'I picked the wrong one, & “meant” <this>'

/** From what was sent to the first answer that can be changed */
const toChange = (page: Page) =>
  page
    .getByRole('link', { name: /^Change/ })
    .first()
    .click()

async function change(page: Page, assignmentId: string, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`/questions/${assignmentId}/answers`)
  await look(page)
  await toChange(page)
  await page.getByLabel('Something else').check()
  await look(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Your change brings up another question.')).toBeVisible()
  await page.getByRole('textbox').fill('Can I swim?')
  await look(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Send your change' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByRole('link', { name: 'Say why you are changing this' })).toBeVisible()
  await look(page)
  await page.getByLabel('Why are you changing this?').fill(REASON)
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByText('Your change was sent')).toBeVisible()
  await expect(page.getByText(`The reason: ${REASON}`).first()).toBeVisible()
  await look(page)
}

async function opened(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  return { context, page: await context.newPage() }
}

for (const javaScriptEnabled of [true, false]) {
  test(`what was sent is changed with a reason, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    const world = await makeWorld(databaseUrl())
    const [patient] = world.ours.patients
    const own = await opened(browser, { ...contextOptions, javaScriptEnabled })
    await signedIn(own.context, patient.email)
    await change(own.page, patient.sentAssignmentId, javaScriptEnabled ? expectAccessible : async () => {})
    const { response, changes, reasons } = await held(sql, world)
    expect(response).toMatchObject({ status: 'amended', revision: 2 })
    expect(reasons).toEqual([REASON])
    expect(changes.map(({ link_id, before, changed_by }) => [link_id, before, changed_by])).toEqual([
      ['learn', null, patient.accountId],
      ['learn-own-words', null, patient.accountId],
    ])
    expect(response?.answers['learn-own-words']).toEqual({ values: [{ valueString: 'Can I swim?' }] })

    // back is the last state: what was sent is not offered again
    await own.page.goBack()
    await expect(own.page.getByText('There is nothing new to send.')).toBeVisible()
    expect(await held(sql, world)).toEqual({ response, changes, reasons })

    const clinic = await opened(browser, contextOptions)
    await signedIn(clinic.context, world.ours.clinician.email)
    await clinic.page.goto(`/visits/${patient.appointmentId}`)
    await expect(clinic.page.locator('#brief').getByText('Changed after sending')).toBeVisible()
    await expect(clinic.page.getByText(REASON).first()).toBeVisible()
    await clinic.page.getByRole('link', { name: 'History of each answer' }).click()
    await expect(clinic.page.getByRole('heading', { name: /^History of the answers/ })).toBeVisible()
    await expect(clinic.page.getByText('Can I swim?')).toBeVisible()
    await expect(clinic.page.getByText(`after sending: “${REASON}”`).first()).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(clinic.page)
  })
}

test('a change that was begun is there again until it is sent or given up', async ({
  browser,
  contextOptions,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  const { context, page } = await opened(browser, contextOptions)
  await signedIn(context, patient.email)
  const answers = `/questions/${patient.sentAssignmentId}/answers`
  const kept = () => page.evaluate(() => Object.keys(localStorage).some((name) => name.includes(':change-')))
  const begin = async () => {
    await page.goto(answers)
    await toChange(page)
    await page.getByLabel('Something else').check()
    await expect.poll(kept).toBe(true)
  }
  await begin()
  await page.goto('/home')
  await page.goto(answers)
  await expect(page.getByText('You began to change an answer and have not sent it')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on with the change' }).click()
  await expect(page.getByLabel('Something else')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox').fill('Can I swim?')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Why are you changing this?').fill(REASON)
  await expect.poll(kept).toBe(true)

  // left at the last step, and taken up by the link that begins a change
  await page.goto(answers)
  await toChange(page)
  await expect(page.getByLabel('Something else')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Why are you changing this?')).toHaveValue(REASON)
  await expect(page.getByText('Can I swim?')).toBeVisible()
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByText('Your change was sent')).toBeVisible()
  await expect.poll(kept).toBe(false)

  // given up, on its page and over what was sent
  for (const giveUp of ['link', 'button'] as const) {
    await page.goto(answers)
    await toChange(page)
    await page.getByRole('radio').first().check()
    await expect.poll(kept).toBe(true)
    if (giveUp === 'button') await page.goto(answers)
    await page.getByRole(giveUp, { name: 'Leave it as it was' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Your answers/ })).toBeVisible()
    await expect.poll(kept).toBe(false)
    await expect(page.getByText('You began to change an answer')).toHaveCount(0)
  }
})

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

test('one answer is asked about again, and the patient says that it stands', async ({
  browser,
  contextOptions,
  signedIn,
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
