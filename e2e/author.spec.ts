import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { addItem, choose, said, save, write, writeOptions } from './hands/author'
import { assignThings } from './hands/clinician'
import { press, typeInto } from './hands/keyboard'
import { answer, pick, send } from './hands/patient'

const saveButton = (page: Page) => page.locator('#save')
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name })

/** A group with a question of weights and a scale that is asked only after one of its answers, moved about on the way */
async function writeQuestions(page: Page): Promise<void> {
  await addItem(page, 'end', 'Group', 'Your hands this week')
  await save(page, saveButton(page), /Changed “Your hands this week”/)
  await addItem(page, 'inside', 'Pick one', 'How sore are your hands?')
  await writeOptions(page, [
    ['Not sore', '0'],
    ['A little sore', '1'],
    ['Very sore', '3'],
  ])
  await press(page, page.getByLabel('Needs an answer'), 'Space')
  await save(page, saveButton(page), /Changed “How sore/)
  await expectAccessible(page)
  await addItem(page, 'after', 'Scale', 'How much do they itch?')
  await choose(page, page.locator('#conditionQuestion-0'), 'How sore')
  await save(page, saveButton(page), /Changed “How much/)
  await choose(page, page.getByLabel('How condition 1 compares'), 'is')
  await choose(page, page.locator('#conditionAnswer-0'), 'Very')
  await press(page, saveButton(page))
  await expect(page.locator('#conditionAnswer-0')).toHaveValue('very-sore')
  await expect(page.getByLabel('How condition 1 compares')).toHaveValue('=')
  await addItem(page, 'end', 'Yes or no', 'Do you wear gloves?')
  await save(page, saveButton(page), /Changed “Do you wear gloves/)
  for (const [way, where] of [
    ['Into group', '3 of 3 in “Your hands this week”'],
    ['Up', '2 of 3'],
    ['Up', '1 of 3'],
    ['Out of group', '2 of 2 at the top level'],
  ] as const) {
    const button = page.getByRole('button', { name: way, exact: true })
    await press(page, button)
    await expect(said(page)).toContainText(`“Do you wear gloves?” is now ${where}`)
    // pressing again goes on moving it: the focus is where it was, and says where the item is
    await expect(button).toBeFocused()
    await expect(button).toHaveAccessibleDescription(new RegExp(where))
  }
  await press(page, page.getByRole('button', { name: 'Down', exact: true }))
  await expect(page.getByText('“Do you wear gloves?” is the last here.')).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Duplicate' }))
  await expect(said(page)).toContainText('Duplicated')
  await press(page, page.getByRole('button', { name: 'Remove' }))
  await expect(said(page)).toContainText('Removed')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
}

async function writeRules(page: Page): Promise<void> {
  await press(page, tab(page, 'Scores and flags'))
  await press(page, page.getByRole('link', { name: 'New score' }))
  await press(page, saveButton(page))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter what the score is called')
  await expectAccessible(page)
  await typeInto(page, page.getByLabel('What the score is called'), 'Hand score')
  await press(page, page.getByLabel('How sore are your hands?'), 'Space')
  await press(page, page.getByLabel('How much do they itch?'), 'Space')
  for (const [at, [from, label]] of [
    ['0', 'Mild'],
    ['8', 'Severe'],
  ].entries()) {
    await write(page, page.locator(`#bandFrom-${at}`), from ?? '')
    await write(page, page.locator(`#bandLabel-${at}`), label ?? '')
  }
  await save(page, saveButton(page), /Changed the score “Hand score”/)
  await press(page, page.getByRole('link', { name: 'New flag' }))
  await typeInto(page, page.getByLabel('What the clinician reads'), 'Hands are bad')
  await choose(page, page.getByLabel('How much it matters'), 'High')
  await choose(page, page.getByLabel('Or a score'), 'Hand score')
  await write(page, page.getByLabel('that is at least'), '9')
  await save(page, saveButton(page), /Changed the flag “Hands are bad”/)
  await expectAccessible(page)
}

async function tryIt(page: Page): Promise<void> {
  await press(page, tab(page, 'Try it'))
  const phone = page.frameLocator('iframe')
  await phone.getByRole('button', { name: 'Continue' }).focus()
  await page.keyboard.press('Enter')
  await expect(phone.getByText('Answer “How sore are your hands?”').first()).toBeVisible()
  await phone.getByLabel('Very sore').check()
  await phone.getByRole('button', { name: 'Continue' }).click()
  // the scale was not there before
  await phone.locator('input[type=radio][value="8"]').check()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.getByLabel('No', { exact: true }).check()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await expect(phone.getByText('11 of 13, Severe')).toBeVisible()
  await expect(phone.getByText('Hands are bad')).toBeVisible()
  await expectAccessible(page)
}

async function publish(page: Page): Promise<void> {
  await press(page, tab(page, 'Publish'))
  await press(page, page.getByRole('button', { name: 'Publish version 1.0.0' }))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter why it is published')
  await typeInto(page, page.getByLabel('Why is it published?'), 'For the hand clinic')
  await expectAccessible(page)
  await press(page, page.getByRole('button', { name: 'Publish version 1.0.0' }))
  await expect(page.getByText('It is published and can be assigned.')).toBeVisible()
  await expect(page.getByText('For the hand clinic')).toBeVisible()
  await expectAccessible(page)
}

test('a questionnaire is written from nothing with the keyboard alone, tried, published, answered and read', async ({
  browser,
  page,
  context,
  contextOptions,
  signedIn,
}) => {
  test.setTimeout(240_000)
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  await signedIn(context, world.ours.clinician.email)
  await page.goto('/library')
  await press(page, page.getByRole('link', { name: 'Write a questionnaire' }))
  await expectAccessible(page)
  await typeInto(page, page.getByLabel('Title'), 'Your hands at work')
  await press(page, page.getByRole('button', { name: 'Begin writing' }))
  await expect(page.getByText('Nothing is asked yet. Add the first question')).toBeVisible()
  await expectAccessible(page)
  await writeQuestions(page)
  await writeRules(page)
  await tryIt(page)
  await publish(page)

  await page.goto(`/patients/${patient.patientId}`)
  await assignThings(page, ['Your hands at work'], '')
  const phone = await browser.newContext(contextOptions)
  await signedIn(phone, patient.email)
  const answering = await phone.newPage()
  const itch = (on: Page) => on.locator('input[type=radio][value="8"]').check()
  const sore = async (on: Page) => {
    await pick('Very sore')(on)
    // the answer brings the scale to the same page
    await on.getByRole('button', { name: 'Continue', exact: true }).click()
    await on.getByText('How much do they itch?').waitFor()
    await itch(on)
  }
  await answer(answering, 'Your hands at work', { 'How sore': sore }, async () => {})
  await send(answering, 'Dr Shah', async () => {})
  await phone.close()
  await page.goto(`/visits/${patient.appointmentId}`)
  await expect(page.getByText('Hands are bad').first()).toBeVisible()
  await expect(page.getByText('Hand score').first()).toBeVisible()
})
