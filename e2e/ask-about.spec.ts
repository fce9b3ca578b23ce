import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const QUESTION = 'How long is <b>short</b>?'

for (const javaScriptEnabled of [true, false])
  test(`a paragraph is asked about, and the brief leads to it in the version read, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
  }) => {
    const { ours, guide } = await makeWorld(databaseUrl())
    const [patient] = ours.patients
    const ofPatient = await browser.newContext({
      ...contextOptions,
      javaScriptEnabled,
      viewport: { width: 320, height: 640 },
    })
    await signedIn(ofPatient, patient.email)
    const page = await ofPatient.newPage()
    await page.goto(`/guides/${patient.guideAssignmentId}/fast-relief`)
    const links = page.getByRole('link', { name: /^Ask about this: “/ })
    const all = await links.count()
    expect(all).toBeGreaterThan(2)
    if (javaScriptEnabled) await expectAccessible(page)
    const asked = (await links.nth(1).getAttribute('aria-label')) ?? ''
    await links.nth(1).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask about this at my visit')
    await expect(page.locator('blockquote')).toBeVisible()
    await page.getByLabel(/^Your question/).fill('x'.repeat(1001))
    await page.getByRole('button', { name: 'Put on my list' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    if (javaScriptEnabled) await expectAccessible(page)
    await expect(page.getByLabel(/^Your question/)).toHaveValue('x'.repeat(1001))
    await page.getByLabel(/^Your question/).fill(QUESTION)
    await page.getByRole('button', { name: 'Put on my list' }).click()
    await expect(page).toHaveURL(/\/fast-relief#at-fast-relief-2$/)
    await expect(links).toHaveCount(all - 1)
    await page.getByRole('link', { name: /^On your list: “/ }).click()
    const item = page.getByRole('listitem').filter({ hasText: QUESTION })
    await expect(item).toContainText(/“\S/)
    await item.getByRole('link').click()
    await expect(page).toHaveURL(/\/fast-relief#at-fast-relief-2$/)
    await ofPatient.close()

    const ofClinician = await browser.newContext(contextOptions)
    await signedIn(ofClinician, ours.clinician.email)
    const desk = await ofClinician.newPage()
    await desk.goto(`/visits/${patient.appointmentId}`)
    const line = desk.getByRole('listitem').filter({ hasText: QUESTION })
    await line.getByRole('link').click()
    await expect(desk).toHaveURL(`/library/guides/${guide.versionId}#at-fast-relief-2`)
    const passage = desk.locator('#at-fast-relief-2')
    await expect(passage).toBeInViewport()
    const beginning = asked.replace(/^Ask about this: “|…?”$/g, '')
    await expect(passage).toContainText(beginning.slice(0, 30))
    await ofClinician.close()
  })
