import type { Page } from 'playwright/test'
import { addColleague } from './factories/colleague'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { assignThings } from './hands/clinician'
import { saved, textOf, toolsOf } from './hands/guide-editor'
import { press, tabTo, typeInto } from './hands/keyboard'

/** Writes over the first line of the text and ends it with the first source, by keyboard, and saves it */
async function write(page: Page, words: string): Promise<void> {
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await tabTo(page, textOf(page))
  for (const keys of ['ControlOrMeta+Home', 'Shift+End']) await page.keyboard.press(keys)
  await page.keyboard.type(words)
  await page.keyboard.press('Alt+F10')
  const source = toolsOf(page).getByRole('button', { name: 'Source' })
  for (
    let steps = 0;
    steps < 20 && !(await source.evaluate((one) => one === document.activeElement));
    steps++
  )
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Put the source in' }))
  await expect(textOf(page)).toBeFocused()
  await press(page, page.locator('#save'))
}

/** Ends the text with a link, by keyboard; where a guide may not lead is refused, and the form stays */
async function writeLink(page: Page): Promise<void> {
  await tabTo(page, textOf(page))
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('More is on ')
  await page.keyboard.press('ControlOrMeta+k')
  const address = page.getByLabel('Address', { exact: true })
  await expect(address).toBeFocused()
  await page.keyboard.type('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('A link begins with https://, and "javascript:alert(1)" does not.'),
  ).toBeVisible()
  await expect(address).toHaveValue('javascript:alert(1)')
  await expectAccessible(page)
  await tabTo(page, address)
  await page.keyboard.press('Escape')
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(address).toBeFocused()
  await page.keyboard.type('https://example.org/hands')
  await typeInto(page, page.getByLabel('Words that lead there'), 'caring for hands')
  await page.keyboard.press('Enter')
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type('.')
  // what stands there is changed or removed in the same form
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ControlOrMeta+k']) await page.keyboard.press(key)
  await expect(address).toHaveValue('https://example.org/hands')
  await expect(page.getByRole('button', { name: 'Remove the link' })).toBeVisible()
  await page.keyboard.press('Escape')
  await press(page, page.locator('#save'))
}

test('a guide is written, reviewed by a second clinician, published, read, and its safety text recalled', async ({
  browser,
  context,
  page,
  signedIn,
}) => {
  test.slow()
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  const colleagueEmail = await addColleague(databaseUrl(), ours.clinicId)
  const desk = { viewport: { width: 1366, height: 900 }, isMobile: false }
  const shah = await browser.newContext(desk)
  const okafor = await browser.newContext(desk)
  // the patient's half needs no script, on a phone
  const reader = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await signedIn(shah, ours.clinician.email)
  await signedIn(okafor, colleagueEmail)
  await signedIn(reader, patient.email)
  const [author, second, home] = [await shah.newPage(), await okafor.newPage(), await reader.newPage()]

  // the first version is assigned and read
  await author.goto(`/patients/${patient.patientId}`)
  await assignThings(author, ['Our own guide'], 'To read')
  await home.goto('/home')
  await home.getByRole('link', { name: 'Our own guide' }).first().click()
  await expect(home.getByText('Call us today.')).toBeVisible()
  await home.getByRole('button', { name: 'Finish this guide' }).click()

  // a new version is written by keyboard; what could run is refused with a sentence and kept in the field
  await author.goto(`/library/guides/${ours.ownGuideVersionId}`)
  await press(author, author.getByRole('button', { name: 'Write a new version' }))
  await expect(author.getByText('The draft is made.')).toBeVisible()
  await expectAccessible(author)
  await press(author, author.getByRole('link', { name: 'When to call' }))
  await expectAccessible(author)
  const preview = author.frameLocator('iframe')
  await author.getByRole('button', { name: 'Write as Markdown' }).click()
  await author.locator('#body').fill('Call <script>alert(1)</script> [us](javascript:alert(1))')
  await expect(preview.getByText('HTML is not allowed')).toBeVisible()
  await author.locator('#save').click()
  await expect(author.getByRole('main').getByRole('alert')).toContainText('HTML is not allowed')
  await expect(author.locator('#body')).toHaveValue(/<script>/)
  // what only Markdown shows is not taken into the editor without it
  await author.getByRole('button', { name: 'Write without Markdown' }).click()
  await expect(author.getByText('This text can only be written as Markdown.')).toBeVisible()
  await expectAccessible(author)
  await author.goto(author.url().replace(/&again=[^&]*/, ''))
  await write(author, 'Call us within the hour.')
  await expect(saved(author)).toContainText('Changed “When to call”')
  await expect(preview.getByText('Call us within the hour.')).toBeVisible()
  await expect(preview.getByText('For your safety')).toBeVisible()

  await writeLink(author)
  await expect(preview.getByRole('link', { name: 'caring for hands' })).toHaveAttribute('target', '_blank')

  // two people in one part: nothing is overwritten in silence
  await second.goto(author.url())
  const keyPoint = second.getByRole('textbox', { name: 'Key point' })
  await expect(keyPoint).toHaveAttribute('contenteditable', 'true')
  await keyPoint.fill('Call us soon.')
  // beside it, what is typed shows before it is saved
  await expect(second.frameLocator('iframe').getByText('Call us soon.')).toBeVisible()
  await write(author, 'Call us at once.')
  await expect(preview.getByText('Call us at once.')).toBeVisible()
  await second.locator('#save').click()
  await expect(second.getByText('Nothing was overwritten.')).toBeVisible()
  await expect(keyPoint).toHaveText('Call us soon.')
  await expectAccessible(second)
  await second.getByRole('link', { name: 'Keep what is there and drop mine' }).click()
  await expect(textOf(second)).toContainText('at once')

  // who wrote it cannot be the only one who reviewed it
  await press(author, author.getByRole('link', { name: 'Review and publish' }))
  await expect(author.getByText('Somebody else has to look at what Dr Shah wrote.')).toBeVisible()
  await expect(author.getByRole('button', { name: /^Publish version/ })).toHaveCount(0)
  await expectAccessible(author)
  await second.goto(author.url())
  await expect(second.locator('ins').filter({ hasText: 'at once' })).toBeVisible()
  await expect(second.getByText('(https://example.org/hands)')).toBeVisible()
  await second.getByRole('button', { name: 'I have reviewed it' }).click()
  await expect(second.getByRole('main').getByRole('alert')).toContainText('Tick every line')
  await expectAccessible(second)
  for (const line of await second.getByRole('checkbox').all()) await line.check()
  await second.getByRole('button', { name: 'I have reviewed it' }).click()
  await expect(second.getByText('Reviewed by Dr Okafor')).toBeVisible()
  await author.reload()
  await typeInto(author, author.getByLabel('Why is it published?'), 'An hour is too long')
  await press(author, author.getByRole('button', { name: 'Publish version 1.1.0' }))
  await expect(author.getByText('It is published and can be assigned.')).toBeVisible()
  await expect(author.getByText('Reviewed by Dr Okafor')).toBeVisible()
  await expect(author.getByText('1 of 1 have yet to read the change')).toBeVisible()
  await expectAccessible(author)

  // the reader is told, on the first page, what it said and what it says
  await home.goto('/home')
  await expect(home.getByText('Safety text that you read has changed')).toBeVisible()
  await signedIn(context, patient.email)
  await page.goto('/home')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Read what changed' }).click()
  await expectAccessible(page)
  await home.getByRole('link', { name: 'Read what changed' }).click()
  await expect(home.getByText('Call us at once.')).toBeVisible()
  await expect(home.getByText('Call us today.')).toBeVisible()
  await home.getByRole('button', { name: 'I have read this' }).click()
  await expect(home.getByText('Your clinic sees that you have read the change.')).toBeVisible()
  await expect(home.getByText('Safety text that you read has changed')).toHaveCount(0)
  await author.reload()
  await expect(author.getByText('0 of 1 have yet to read the change')).toBeVisible()

  // the version that was read stays
  await author.getByRole('link', { name: 'Version 1.0.0' }).click()
  await expect(author.getByText('Call us today.')).toBeVisible()

  // who is assigned the new one is told where a link leads, on screen and on paper
  const [, other] = ours.patients
  await author.goto(`/patients/${other.patientId}`)
  await assignThings(author, ['Our own guide'], 'To read')
  for (const one of [reader, context]) await signedIn(one, other.email)
  await home.goto('/home')
  await home.getByRole('link', { name: 'Our own guide' }).first().click()
  const away = { name: 'caring for hands (opens example.org in a new tab)' }
  await expect(home.getByRole('link', away)).toHaveAttribute('href', 'https://example.org/hands')
  await expect(home.getByRole('link', away)).toHaveAttribute('rel', 'noopener noreferrer nofollow')
  await page.goto(home.url())
  await expect(page.getByRole('link', away)).toBeVisible()
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('(https://example.org/hands)')).toBeVisible()
  for (const context of [shah, okafor, reader]) await context.close()
})
