import type { Browser, BrowserContextOptions, Page } from 'playwright/test'
import type { World } from '../factories/world'
import type { test } from '../fixtures'

type Sql = Parameters<Parameters<typeof test>[2]>[0]['sql']

/** The day of our first patient's visit is over, or its visit stands ahead again */
export const moveVisit = (sql: Sql, { clinicId, patients }: World['ours'], days: number) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    await tx`
      update appointment set starts_at = now() + ${days} * interval '1 day' where id = ${patients[0].appointmentId}`
  })

/** What was sent for our first patient's visit, as the database holds it */
export async function held(sql: Sql, world: World) {
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

export const REASON = 'I picked the wrong one, & “meant” <this>'

/** From what was sent to the first answer that can be changed */
export const toChange = (page: Page) =>
  page
    .getByRole('link', { name: /^Change/ })
    .first()
    .click()

export async function opened(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  return { context, page: await context.newPage() }
}
