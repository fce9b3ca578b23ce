import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const QUESTION = 'How long is <b>short</b>?'
const OF_A_PASSAGE = 'How do I feel for it?'
const OF_A_LIST = 'Does my <i>asthma</i> count?'

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
    const named = (await links.nth(1).getAttribute('aria-label')) ?? ''
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

    // one of two paragraphs that answer a check together
    await page.goto(`/guides/${patient.guideAssignmentId}/flare`)
    await page.getByRole('link', { name: /^Ask about this: “So go by touch/ }).click()
    await expect(page.locator('blockquote')).toHaveText(/^So go by touch/)
    await expect(page.getByRole('radio')).toHaveCount(0)
    await page.getByLabel(/^Your question/).fill(OF_A_PASSAGE)
    await page.getByRole('button', { name: 'Put on my list' }).click()
    await expect(page).toHaveURL(/\/flare#at-flare-3\.2$/)
    await expect(page.getByRole('link', { name: /^On your list: “So go by touch/ })).toBeVisible()
    await expect(page.getByRole('link', { name: /^Ask about this: “A flare does not look/ })).toBeVisible()

    // one thing of a list, which is asked about as one on the page
    await page.goto(`/guides/${patient.guideAssignmentId}/before-you-ask`)
    await page.getByRole('link', { name: /^Ask about this: “what you have tried/ }).click()
    await expect(page.getByLabel('All of this')).toBeChecked()
    await page.getByLabel('your other health problems, now and in the past').check()
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByLabel(/^Your question/).fill('x'.repeat(1001))
    await page.getByRole('button', { name: 'Put on my list' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByLabel('your other health problems, now and in the past')).toBeChecked()
    await page.getByLabel(/^Your question/).fill(OF_A_LIST)
    await page.getByRole('button', { name: 'Put on my list' }).click()
    await expect(page).toHaveURL(/\/before-you-ask#at-before-you-ask-3\.3$/)
    await expect(page.locator('[id="at-before-you-ask-3.3"]')).toBeInViewport()
    await page.getByRole('link', { name: /^Ask about this: “what you have tried/ }).click()
    await expect(
      page.getByRole('radio', { name: /^your other health problems.*On your list$/ }),
    ).toBeVisible()
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
    const beginning = named.replace(/^Ask about this: “|…?”$/g, '')
    await expect(passage).toContainText(beginning.slice(0, 30))
    for (const [asked, at, words] of [
      [OF_A_PASSAGE, 'flare-3.2', /^So go by touch/],
      [OF_A_LIST, 'before-you-ask-3.3', /^your other health problems, now and in the past$/],
    ] as const) {
      await desk.goto(`/visits/${patient.appointmentId}`)
      await desk.getByRole('listitem').filter({ hasText: asked }).getByRole('link').click()
      await expect(desk).toHaveURL(`/library/guides/${guide.versionId}#at-${at}`)
      await expect(desk.locator(`[id="at-${at}"]`)).toBeInViewport()
      await expect(desk.locator(`[id="at-${at}"]`)).toHaveText(words)
    }
    await ofClinician.close()
  })
