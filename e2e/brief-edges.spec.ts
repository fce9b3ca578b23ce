import type { Page } from 'playwright/test'
import { addPastVisits, inOurs, type Rated, sendNow } from './factories/past-visits'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** The brief of people and places that are not the usual ones */
const figures = (itch: number): Rated => ({ itch, 'sleep-loss': 6, control: 2, 'flare-days': 3 })

const NAMES = [
  [
    'of 80 characters',
    'Maximiliana Theodora Anastasia',
    'Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff-Xu',
  ],
  ['from right to left', 'ليلى مريم', 'الحسيني בן־דוד'],
  ['with emoji and marks', 'Zoë 🌻', 'O’Brien-Ña\u0301mes <b>& "quoted"'],
] as const

const visitOf = ({ ours }: World): string => `/visits/${ours.patients[0].appointmentId}`

async function bottomOfBrief(page: Page): Promise<number> {
  return page.locator('#brief').evaluate((brief) => brief.getBoundingClientRect().bottom)
}

for (const [kind, givenName, familyName] of NAMES)
  test(`a name ${kind} stands whole on the list, the brief and in the note`, async ({
    page,
    context,
    signedIn,
    isMobile,
  }) => {
    const world = await makeWorld(databaseUrl())
    const [patient] = world.ours.patients
    const topic = 'هل يمكنني السباحة؟ 🏊 Can I swim?'
    await inOurs(databaseUrl(), world, async (tx) => {
      await tx`update patient set given_name = ${givenName}, family_name = ${familyName} where id = ${patient.patientId}`
      await tx`update agenda_item set topic = ${topic} where id = ${patient.agendaItemId}`
    })
    await addPastVisits(databaseUrl(), world, [figures(4), figures(5)])
    await sendNow(databaseUrl(), world, figures(8))
    await signedIn(context, world.ours.clinician.email)

    await page.goto('/today')
    await expect(page.getByRole('link', { name: givenName }).first()).toBeVisible()
    await expectAccessible(page)

    await page.goto(visitOf(world))
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toContainText(givenName)
    await expect(heading).toContainText(familyName)
    await expect(page.locator('#brief')).toContainText(topic, { useInnerText: true })
    await expectAccessible(page)
    if (!isMobile) expect(await bottomOfBrief(page)).toBeLessThanOrEqual(768)
    const cut = await heading.evaluate((one) => one.scrollWidth - one.clientWidth)
    expect(cut).toBeLessThanOrEqual(0)

    const note = await page.request.get(`${visitOf(world)}/note`)
    expect(await note.text()).toContain(`${givenName} ${familyName}`)
    expect(await note.text()).toContain(topic)
    await page.goto(`/patients/${patient.patientId}`)
    await expectAccessible(page)
  })

test('a visit in Kathmandu stands on the day and at the time of the clinic', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [patient] = world.ours.patients
  await inOurs(databaseUrl(), world, async (tx) => {
    await tx`update clinic set time_zone = 'Asia/Kathmandu' where id = ${world.ours.clinicId}`
    // 18:20 of the day before in UTC is five past midnight there, 5 hours and 45 minutes ahead
    await tx`update appointment set starts_at = '2027-01-04T18:20:00Z' where id = ${patient.appointmentId}`
    await tx`update appointment set starts_at = '2027-01-04T18:10:00Z' where id = ${world.ours.patients[1].appointmentId}`
  })
  await signedIn(context, world.ours.clinician.email)
  await page.goto(visitOf(world))
  await expect(page.getByText('Tuesday 5 January, 00:05')).toBeVisible()
  // ten minutes earlier is the evening before
  await expect(page.getByRole('link', { name: /Previous/ })).toHaveCount(0)
  expect(await (await page.request.get(`${visitOf(world)}/note`)).text()).toContain('00:05')
})

test('the day the clocks go forward keeps its visits in order and together', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const [first, second] = world.ours.patients
  await inOurs(databaseUrl(), world, async (tx) => {
    // New York, 14 March 2027: after 01:59 comes 03:00
    await tx`update appointment set starts_at = '2027-03-14T06:30:00Z' where id = ${first.appointmentId}`
    await tx`update appointment set starts_at = '2027-03-15T03:30:00Z' where id = ${second.appointmentId}`
  })
  await signedIn(context, world.ours.clinician.email)
  await page.goto(`/visits/${first.appointmentId}`)
  await expect(page.getByText('Sunday 14 March, 01:30')).toBeVisible()
  await page.getByRole('link', { name: /Next 23:30/ }).click()
  await expect(page).toHaveURL(`/visits/${second.appointmentId}`)
  await expect(page.getByRole('link', { name: /Previous 01:30/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Next/ })).toHaveCount(0)
})

test('somebody with no answers, with a first visit, and with forty behind them', async ({
  page,
  context,
  signedIn,
  isMobile,
}) => {
  const none = await makeWorld(databaseUrl())
  await inOurs(databaseUrl(), none, async (tx) => {
    const [patient] = none.ours.patients
    for (const table of ['clarification', 'flag'])
      await tx`delete from ${tx(table)} where response_id = ${patient.responseId}`
    await tx`update assignment set status = 'cancelled' where id = ${patient.sentAssignmentId}`
    await tx`update agenda_item set removed_at = now() where id = ${patient.agendaItemId}`
  })
  await signedIn(context, none.ours.clinician.email)
  await page.goto(visitOf(none))
  await expect(page.locator('#brief')).toContainText('Nothing sent yet')
  await expect(page.getByRole('button', { name: 'Mark reviewed' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Scores' })).toHaveCount(0)
  await expectAccessible(page)

  const one = await makeWorld(databaseUrl())
  await sendNow(databaseUrl(), one, figures(8))
  await context.clearCookies()
  await signedIn(context, one.ours.clinician.email)
  await page.goto(visitOf(one))
  await expect(page.locator('#brief')).toContainText('No earlier answers to compare with')
  await expect(page.locator('#scores').locator('xpath=ancestor::section')).toContainText('8of 10')
  await expectAccessible(page)

  const forty = await makeWorld(databaseUrl())
  await addPastVisits(
    databaseUrl(),
    forty,
    Array.from({ length: 40 }, (_, at) => figures(at % 11)),
  )
  await sendNow(databaseUrl(), forty, figures(8))
  await context.clearCookies()
  await signedIn(context, forty.ours.clinician.email)
  await page.goto(visitOf(forty))
  // the one before was the fortieth: 39 modulo 11 is 6
  const scores = page.locator('#scores').locator('xpath=ancestor::section')
  await expect(scores.getByRole('listitem').first()).toContainText('+2')
  await expect(scores.locator('svg').first().locator('circle')).toHaveCount(6)
  await expectAccessible(page)
  if (!isMobile) expect(await bottomOfBrief(page)).toBeLessThanOrEqual(768)
  await page.goto(`/patients/${forty.ours.patients[0].patientId}`)
  await expectAccessible(page)
})

test('a list that holds no more visits says which it holds, and how to see the others', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  const { ours } = world
  await inOurs(
    databaseUrl(),
    world,
    (tx) => tx`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      select ${ours.clinicId}, ${ours.patients[0].patientId}, ${ours.clinician.practitionerId}, now() + interval '2 days' + n * interval '1 minute'
      from generate_series(1, 450) n`,
  )
  await signedIn(context, ours.staff.email)
  await page.goto('/today')
  await expect(page.getByRole('heading', { name: 'Only the first 400 visits' })).toBeVisible()
  await expect(page.getByText(/^Until .* Choose one clinician or fewer days/)).toBeVisible()
  expect(await page.locator('tbody tr').count()).toBe(400)
  await expectAccessible(page)
  await page.goto('/today?when=day')
  await expect(page.getByRole('heading', { name: /^Only the/ })).toHaveCount(0)
})
