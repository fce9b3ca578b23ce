import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { storedAnswers } from './factories/draft'
import { assignShipped } from './factories/shipped'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const PASSWORD = 'a quiet paper boat'
const OWN_WORDS = 'Probé avena y aceite de coco: <b>nada</b>'
const TITLE = 'Antes de su consulta'

/** Chosen where a patient chooses it */
async function chooseSpanish(page: Page): Promise<void> {
  await page.goto('/account')
  await page.getByLabel('Español').check()
  await page.getByRole('button', { name: 'Save the language' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
}

const next = (page: Page) => page.getByRole('button', { name: 'Continuar', exact: true }).click()

/** Answers page by page as this patient would, the first choice where nothing is said, until the check page */
async function answerInSpanish(page: Page, look: () => Promise<void>): Promise<string> {
  let read = ''
  for (let pages = 0; pages < 30; pages++) {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { pathname } = new URL(page.url())
    if (pathname.endsWith('/check')) return read
    await look()
    read += await page.getByRole('main').innerText()
    const often = page.getByLabel('Sí, a menudo')
    if (await often.isVisible()) await often.check()
    const groups = page
      .locator('fieldset')
      .filter({ has: page.locator('input[type=radio], input[type=checkbox]') })
    for (const group of await groups.all())
      if ((await group.locator('input:checked').count()) === 0)
        await group.locator('input[type=radio], input[type=checkbox]').first().check()
    const more = page.getByLabel('¿Ha probado algo más? ¿Le ayudó?')
    if (await more.isVisible()) await more.fill(OWN_WORDS)
    await next(page)
    await page.waitForURL((url) => url.pathname !== pathname)
  }
  throw new Error('the questions do not end')
}

async function pageFor(
  context: BrowserContext,
  email: string,
  signedIn: (to: BrowserContext, who: string) => Promise<void>,
) {
  await signedIn(context, email)
  return context.newPage()
}

for (const javaScriptEnabled of [true, false])
  test(`a patient is asked in Spanish and the clinician reads English, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    test.slow()
    const world = await makeWorld(databaseUrl())
    const [patient] = world.ours.patients
    const assignmentId = await assignShipped(databaseUrl(), world, 'before-your-visit')
    const ofPatient = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    const page = await pageFor(ofPatient, patient.email, signedIn)
    const look = async () => {
      if (javaScriptEnabled) await expectAccessible(page)
    }
    await chooseSpanish(page)

    await page.goto('/home')
    await expect(page.getByRole('link', { name: new RegExp(`^${TITLE}`) })).toBeVisible()
    await expect(page.getByText('How is your skin?')).toHaveCount(0)
    await page.goto(`/questions/${assignmentId}`)
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await expect(page.getByText('Seis preguntas sobre cómo le va con su tratamiento.')).toBeVisible()
    await look()
    await page.getByLabel(/^Yo, /).check()
    await page.getByRole('button', { name: 'Empezar' }).click()
    await page.waitForURL(/\/1$/)
    const read = await answerInSpanish(page, look)
    for (const english of ['How happy', 'Very happy', 'Pick ', 'Which treatments', 'You can leave'])
      expect(read).not.toContain(english)

    const main = page.getByRole('main')
    await expect(
      main.getByText('¿Qué tan a gusto está con el tratamiento que usa ahora?', { exact: true }),
    ).toBeVisible()
    await expect(main.getByText('Muy a gusto', { exact: true })).toBeVisible()
    await expect(main.getByText('Sí, a menudo', { exact: true })).toBeVisible()
    await expect(main.getByText(OWN_WORDS, { exact: true })).toBeVisible()
    await expect(main.getByText('Very happy')).toHaveCount(0)
    await look()
    await page.getByRole('button', { name: /^Enviar a / }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Enviado a / })).toBeVisible()
    await expect(page.getByText(`Sus respuestas a “${TITLE}” se enviaron`)).toBeVisible()
    // what is kept is the code, in whatever language it was picked
    expect(JSON.stringify(await storedAnswers(sql, world, assignmentId))).not.toContain('Muy a gusto')

    const ofClinician = await browser.newContext(contextOptions)
    const desk = await pageFor(ofClinician, world.ours.clinician.email, signedIn)
    await desk.goto(`/visits/${patient.appointmentId}`)
    const body = desk.locator('body')
    await expect(body).toContainText('Says symptoms may sound smaller than they are')
    await expect(body).toContainText('How happy are you with the treatment you use now?')
    await expect(body).toContainText('Very happy')
    await expect(body).toContainText('Yes, often')
    await expect(body).toContainText(OWN_WORDS)
    for (const spanish of [TITLE, 'Muy a gusto', 'Sí, a menudo', '¿'])
      await expect(body).not.toContainText(spanish)
    await Promise.all([ofPatient.close(), ofClinician.close()])
  })

test('Spanish that was chosen before signing in is offered on home, and refused or taken for good', async ({
  browser,
  contextOptions,
}) => {
  const { ours } = await makeWorld(databaseUrl(), await hashPassword(PASSWORD))
  // from a network of its own, so that no other test uses up its tries
  const network = { 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` }
  const page = await (await browser.newContext({ ...contextOptions, extraHTTPHeaders: network })).newPage()
  const signIn = async (email: string) => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Español' }).click()
    await page.getByLabel('Correo electrónico').fill(email)
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await expect(page).toHaveURL(/\/home$/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
  const offer = page.getByText('¿Leer todo en español?')
  await signIn(ours.patients[0].email)
  await expect(offer).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'No, dejarlo como está' }).click()
  await expect(page).toHaveURL(/\/home$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(offer).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(ours.patients[0].email)
  await page.getByRole('button', { name: 'Sí, en español' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(offer).toHaveCount(0)
  // a guide that was given in English says why it is
  await page
    .getByRole('link', { name: /^The guide at a glance|^De un vistazo/ })
    .first()
    .click()
  await expect(page.getByText('Esta guía se le dio antes de que cambiara de idioma')).toBeVisible()
  await expectAccessible(page)
})

test('what is in English only is marked as English on a page in Spanish', async ({
  page,
  context,
  signedIn,
  sql,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  const id = await sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${ours.clinicId}, true)`
    const [row] = await tx`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      select ${ours.clinicId}, ${patient.patientId}, ${patient.appointmentId}, questionnaire_id, id, ${ours.clinician.accountId}
      from questionnaire_version where id = ${ours.broughtInVersionId} returning id`
    return String(row?.id)
  })
  await signedIn(context, patient.email)
  await chooseSpanish(page)
  const english = (words: string) => page.locator('[lang=en]').getByText(words, { exact: true })
  const own = page.locator('[lang=en]')

  await page.goto('/home')
  await expect(page.getByRole('link', { name: /From elsewhere/ }).locator('[lang=en]')).toHaveText(
    'From elsewhere',
  )
  await page.goto(`/questions/${id}`)
  await expect(page.locator('h1[lang=en]')).toHaveText('From elsewhere')
  await page.getByLabel(/^Yo, /).check()
  await page.getByRole('button', { name: 'Empezar' }).click()
  await expect(page.locator('label').filter({ has: english('How is your skin?') })).toBeVisible()
  await expect(own).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('textbox').fill('Better')
  await next(page)
  await expect(page.locator('dt[lang=en]')).toHaveText('How is your skin?')
  await expect(page.locator('dd[lang], button[lang]')).toHaveCount(0)
})
