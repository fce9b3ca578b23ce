import type { Page } from 'playwright/test'
import { assignEdition, changeSafetyText, publishTwoEditions } from './factories/two-editions'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { assignThings } from './hands/clinician'
import { keepsGuides, said, silentVoice } from './hands/reader'

const ABOUT_A_PARAGRAPH = '¿Y si <b>no</b> duele?'
const ABOUT_AN_ITEM = '¿Cualquier aceite?'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

for (const javaScriptEnabled of [true, false])
  test(`a guide is assigned, read, misunderstood, asked about and recalled in Spanish, and the brief is English, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
  }) => {
    test.slow()
    const world = await makeWorld(databaseUrl())
    const { ours } = world
    const [patient] = ours.patients
    const guide = await publishTwoEditions(databaseUrl(), world)
    const ofClinician = await browser.newContext(contextOptions)
    const ofPatient = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    await signedIn(ofClinician, ours.clinician.email)
    await signedIn(ofPatient, patient.email)
    const [desk, page] = [await ofClinician.newPage(), await ofPatient.newPage()]
    const look = async () => {
      await expect(page.locator('html')).toHaveAttribute('lang', 'es')
      if (javaScriptEnabled) await expectAccessible(page)
    }

    await page.goto('/account')
    await page.getByLabel('Español').check()
    await press(page, 'Save the language')
    await expect(page.getByText('A partir de ahora lee en español.')).toBeVisible()

    // assigned from a shelf in English, read in Spanish
    await desk.goto(`/patients/${patient.patientId}`)
    await assignThings(desk, ['How to look after your hands'], 'Hasta el martes')
    await page.goto('/home')
    await look()
    await page.getByRole('link', { name: 'Cómo cuidar sus manos' }).first().click()
    await expect(page.getByText('Parte 1 de 2')).toBeVisible()
    const part = new URL(page.url()).pathname

    // misunderstood, not sure, and put on the list
    const check = page
      .locator('form')
      .filter({ has: page.getByText('Ana tiene pus en un pulgar') })
      .first()
    await check.getByRole('button', { name: 'Comprobar mi respuesta' }).click()
    await expect(page).toHaveTitle(/^Error: Cuándo llamar/)
    await look()
    await check.getByLabel('Espera una semana.').check()
    await check.getByRole('button', { name: 'Comprobar mi respuesta' }).click()
    const answered = page.getByRole('region', { name: 'Compruebe lo que leyó' })
    await expect(answered).toContainText('No del todo')
    await expect(answered).toContainText('Se puede extender mientras espera.')
    await expect(answered).toContainText('Llámenos el mismo día.')
    await look()
    await page.getByRole('link', { name: 'Intentar de nuevo' }).click()
    await check.getByLabel('No lo sé con seguridad').check()
    await check.getByRole('button', { name: 'Comprobar mi respuesta' }).click()
    await expect(answered).toContainText('No hay problema. Esta es la parte que lo responde')
    await press(page, 'Poner esto en mi lista para la consulta')
    await expect(page.getByText('Este tema está en su lista para la consulta.')).toBeVisible()

    // one paragraph of the safety text, then one thing of a list
    await page.getByRole('link', { name: /^Preguntar sobre esto: “Diga que le duele/ }).click()
    await page.getByLabel(/^Su pregunta/).fill('x'.repeat(1001))
    await press(page, 'Poner en mi lista')
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByText('Acorte esto a 1000 caracteres o menos').first()).toBeVisible()
    await look()
    await page.getByLabel(/^Su pregunta/).fill(ABOUT_A_PARAGRAPH)
    await press(page, 'Poner en mi lista')
    await expect(page).toHaveURL(`${part}#at-call-2.2`)
    await expect(page.getByRole('link', { name: /^En su lista: “Diga que le duele/ })).toBeVisible()
    await press(page, 'Continuar')
    await expect(page.getByText('Parte 2 de 2')).toBeVisible()
    const word = page.getByRole('button', { name: 'eccema', exact: true })
    await word.click()
    await expect(page.getByText('Piel seca y adolorida').first()).toBeVisible()
    await look()
    await press(page, 'Cerrar')
    await page.getByRole('link', { name: /^Preguntar sobre esto: “aceite/ }).click()
    await page.getByLabel('jabón en crema').check()
    await page.getByLabel('aceite', { exact: true }).check()
    await look()
    await page.getByLabel(/^Su pregunta/).fill(ABOUT_AN_ITEM)
    await press(page, 'Poner en mi lista')
    await press(page, 'Terminar esta guía')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ya leyó esta guía')
    await expect(page.getByText('Revisada por Dr Okafor el 2 de noviembre de 2026')).toBeVisible()
    await look()

    // on their list, and at the end of what is printed
    await page.goto('/list')
    const list = page.getByRole('main').locator('ol > li')
    await expect(list).toContainText(['Sleep', 'Pus en una mano', ABOUT_A_PARAGRAPH, ABOUT_AN_ITEM])
    await look()
    await page.goto(`/guides/booklet/${patient.appointmentId}`)
    await expect(page.getByRole('heading', { level: 2 }).last()).toHaveText('Su lista para la consulta')
    await expect(page.getByRole('main').getByRole('list').last()).toContainText(ABOUT_AN_ITEM)
    await look()

    // the brief says it in English, and leaves the patient's words and the words that were read as they are
    await desk.goto(`/visits/${patient.appointmentId}`)
    const brief = desk.getByRole('article')
    await expect(brief).toContainText('Pus on a hand')
    for (const spanish of ['Pus en una mano', 'Cómo cuidar sus manos', 'Cuándo llamar'])
      await expect(brief).not.toContainText(spanish)
    const line = (words: string) => desk.getByRole('listitem').filter({ hasText: words })
    await expect(line(ABOUT_AN_ITEM)).toContainText('“aceite”')
    await line(ABOUT_A_PARAGRAPH).getByRole('link', { name: 'Diga que le duele la mano.' }).click()
    const passage = desk.locator('[id="at-call-2.2"]')
    await expect(passage).toHaveText('Diga que le duele la mano.')
    await expect(passage).toBeInViewport()

    // what changed in the safety text is told once, old and new
    const newest = await changeSafetyText(databaseUrl(), world, guide)
    await page.goto('/home')
    await expect(page.getByText('Cambió un texto de seguridad que usted leyó')).toBeVisible()
    await look()
    await page.getByRole('link', { name: 'Leer qué cambió' }).click()
    await expect(page.getByText('Ahora dice')).toBeVisible()
    await expect(page.getByText('Llámenos en menos de una hora.')).toBeVisible()
    await expect(page.getByText('Llámenos el mismo día.')).toBeVisible()
    await look()
    await desk.goto(`/library/guides/${newest}`)
    await expect(desk.getByText('1 of 1 have yet to read the change')).toBeVisible()
    await press(page, 'He leído esto')
    await expect(page.getByText('Su clínica ve que usted ha leído el cambio.')).toBeVisible()
    await expect(page.getByText('Cambió un texto de seguridad que usted leyó')).toHaveCount(0)
    await desk.reload()
    await expect(desk.getByText('0 of 1 have yet to read the change')).toBeVisible()
    await Promise.all([ofPatient.close(), ofClinician.close()])
  })

test('a guide is read aloud and read on without a connection in Spanish', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const guide = await publishTwoEditions(databaseUrl(), world)
  const assignmentId = await assignEdition(databaseUrl(), world, guide, 'es')
  await signedIn(context, world.ours.patients[0].email)
  await silentVoice(context)
  await page.goto('/account')
  await page.getByLabel('Español').check()
  await press(page, 'Save the language')
  await page.goto(`/guides/${assignmentId}/call`)
  await press(page, 'Leer en voz alta')
  await expect(page.getByRole('button', { name: 'Dejar de leer' })).toBeVisible()
  const spoken = (await said(page)).filter((one) => one !== 'silence')
  expect(spoken[0]).toBe('es: Cuándo llamar')
  expect(spoken).toContain('es: Llámenos el mismo día.')
  expect(spoken.filter((one) => !one.startsWith('es: '))).toEqual([])

  await keepsGuides(page)
  await context.setOffline(true)
  await press(page, 'Continuar')
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cómo lavarse')
  await expect(page.getByText('No tiene conexión. Puede seguir leyendo esta guía.')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Parte anterior' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cuándo llamar')
  await context.setOffline(false)
})
