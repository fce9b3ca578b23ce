import type { Page } from 'playwright/test'
import type postgres from 'postgres'
import { payloads } from '@/lib/platform/testing/payloads'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const AT_ONCE = 36
const chunks = Array.from({ length: Math.ceil(payloads.length / AT_ONCE) }, (_, at) =>
  payloads.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
)

/** Everywhere that people's words are kept: names, reasons, notes, topics, answers, questions asked back, names of members */
function say(sql: postgres.Sql, { ours }: World, words: string, revision: number): Promise<unknown> {
  const [patient] = ours.patients
  const { patientId, appointmentId, responseId, accountId, flagId, clarificationId, agendaItemId } = patient
  const { clinicId, clinician, guideDraftId, draftId } = ours
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    await tx`update patient set given_name = ${words}, phone = ${words} where id = ${patientId}`
    await tx`update account set name = ${words} where id in (${accountId}, ${clinician.accountId})`
    await tx`update practitioner set name = ${words}, given_name = ${words} where id = ${clinician.practitionerId}`
    await tx`update appointment set reason = ${words} where id = ${appointmentId}`
    await tx`update assignment set note = ${words} where appointment_id = ${appointmentId}`
    await tx`update flag set words = ${words} where id = ${flagId}`
    await tx`update clarification set words = ${words}, question = ${words}, reply = ${words}, asker_name = ${words} where id = ${clarificationId}`
    await tx`update agenda_item set topic = ${words}, own_words = ${words} where id = ${agendaItemId}`
    await tx`update erasure set asker_name = ${words} where patient_id = ${patientId}`
    await tx`update emergency_access set reason = ${words}, reader_name = ${words}, reader_clinic = ${words} where patient_id = ${patientId}`
    await tx`update guide_draft set title = ${words}, creator_name = ${words}, changer_name = ${words},
      source = replace(source, 'Call us today.', ${words.replaceAll(/\s+/g, ' ')}) where id = ${guideDraftId}`
    await tx`update questionnaire_draft set title = ${words},
      resource = jsonb_set(jsonb_set(resource, '{title}', to_jsonb(${words}::text)), '{item,0,text}', to_jsonb(${words}::text)) where id = ${draftId}`
    await tx`insert into amendment (clinic_id, patient_id, response_id, revision, reason, amended_by, amended_at)
      values (${clinicId}, ${patientId}, ${responseId}, ${revision}, ${words}, ${accountId}, now())`
    const answers = {
      learn: { values: [{ valueCoding: { code: words, display: words } }] },
      'learn-own-words': { values: [{ valueString: words }] },
    }
    await tx`update questionnaire_response set status = 'amended', revision = ${revision}, answers = ${tx.json(answers)},
      amended_at = now() where id = ${responseId}`
  })
}

test('two hundred payloads and more, wherever words are kept, are words wherever they are shown', async ({
  browser,
  contextOptions,
  baseURL,
  signedIn,
  sql,
}) => {
  test.setTimeout(240_000)
  const world = await makeWorld(databaseUrl())
  const { ours } = world
  const [patient] = ours.patients
  const as = async (email: string) => {
    const context = await browser.newContext(contextOptions)
    await signedIn(context, email)
    const page = await context.newPage()
    page.on('dialog', (dialog) => dialog.dismiss())
    return page
  }
  const readers: [Page, string[]][] = [
    [
      await as(ours.clinician.email),
      [
        '/today?when=week',
        '/patients',
        `/patients/${patient.patientId}`,
        `/patients/${patient.patientId}/edit`,
        `/patients/${patient.patientId}/assign`,
        `/visits/${patient.appointmentId}`,
        `/visits/${patient.appointmentId}/edit`,
        `/visits/${patient.appointmentId}/history/${patient.responseId}`,
        `/library/questionnaires/drafts/${ours.draftId}`,
        `/library/questionnaires/drafts/${ours.draftId}/preview`,
        `/library/guides/drafts/${ours.guideDraftId}`,
        `/library/guides/drafts/${ours.guideDraftId}/preview`,
      ],
    ],
    [
      await as(ours.administrator.email),
      ['/audit', '/audit/emergencies', '/accounts', '/clinic', '/erasures', `/erasures/${patient.patientId}`],
    ],
    [
      await as(patient.email),
      [
        '/home',
        '/list',
        `/guides/${patient.guideAssignmentId}/print`,
        `/questions/${patient.sentAssignmentId}/answers`,
        '/account',
        '/account/readers',
      ],
    ],
  ]
  for (const [at, chunk] of chunks.entries()) {
    await say(sql, world, chunk.join(' ¶ '), at + 2)
    for (const [page, paths] of readers)
      for (const path of paths) {
        const answer = await page.goto(path)
        expect(answer?.status(), path).toBe(200)
        await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeAttached()
        expect(await page.evaluate(() => 'ran' in window), path).toBe(false)
        expect(new URL(page.url()).origin, path).toBe(new URL(baseURL ?? '').origin)
        const strange = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              'main :is(script, iframe:not([src^="/library/"]), object, embed, base, meta, marquee, video, math, details[ontoggle], [onerror], [onload], [onclick], a[href^="javascript:" i])',
            ),
          ].map((element) => element.outerHTML.slice(0, 80)),
        )
        expect(strange, path).toEqual([])
      }
    const [clinician] = readers[0] ?? []
    const visit = `/visits/${patient.appointmentId}`
    // what a browser prints of it is a file that others open
    await clinician?.goto(visit)
    const printed = (await clinician?.pdf())?.toString('latin1') ?? ''
    expect(printed.startsWith('%PDF-')).toBe(true)
    expect(printed).not.toMatch(/\/(JavaScript|JS|Launch|EmbeddedFile|SubmitForm|OpenAction)\b/)
    for (const [, uri = ''] of printed.matchAll(/\/URI \(([^)]*)\)/g))
      expect(uri).toMatch(new RegExp(`^(${baseURL}/|tel:|mailto:)`))
    for (const [path, type] of [
      [`${visit}/note`, 'text/plain'],
      [`${visit}/export`, 'application/fhir+json'],
    ] as const) {
      const file = await clinician?.request.get(path)
      expect(file?.status(), path).toBe(200)
      expect(file?.headers()['content-type'], path).toContain(type)
      expect(file?.headers()['x-content-type-options'], path).toBe('nosniff')
      const named = file?.headers()['content-disposition'] ?? ''
      expect(named, path).toMatch(/^$|^attachment; filename="[\w.-]+"$/)
    }
  }
})
