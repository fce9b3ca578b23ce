import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { makeWorld } from '@/e2e/factories/world'
import { systemActor } from '@/lib/access/actor'
import type { Clinician, PatientActor } from '@/lib/access/actor-kinds'
import { askAboutCheck, askAboutParagraph, askAboutSection } from '@/lib/agenda/commands'
import { answerCheck } from '@/lib/guide/commands'
import { placesOf } from '@/lib/guide/guide-paragraph'
import { loadGuide } from '@/lib/guide/library-commands'
import { ownGuide } from '@/lib/guide/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { brief } from './queries'

it('is in English where the patient read a guide in Spanish', async () => {
  const { ours, guide } = await makeWorld(testDatabase().appUrl)
  const { accountId, patientId, appointmentId, guideAssignmentId: assignmentId } = ours.patients[0]
  const text = readFileSync('content/guides/at-a-glance.es.md', 'utf8')
  expect(await loadGuide(systemActor('library'), { text, pictures: {} })).toMatchObject({ ok: true })
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    await tx`
      update assignment set guide_version_id = (
        select id from guide_version where guide_id = ${guide.id} and language = 'es' order by revision desc limit 1)
      where id = ${assignmentId}`
  })
  await sql.end()
  const patient: PatientActor = {
    ...{
      kind: 'patient',
      behalf: null,
      hides: null,
      accountId,
      clinicId: ours.clinicId,
      patientId,
      name: 'Maria',
      language: 'es',
    },
  }
  expect(await ownGuide(patient, assignmentId)).toMatchObject({ title: 'La guía de un vistazo' })
  const check = { sectionId: 'fast-relief', checkId: 'sam-steroid-tablets' }
  await answerCheck(patient, { assignmentId, ...check, optionId: 'not-sure' })
  await askAboutCheck(patient, { assignmentId, ...check })
  await askAboutSection(patient, { assignmentId, sectionId: 'flare', words: '¿Y la lana?' })
  const place = { sectionId: 'flare', paragraph: '3.2' }
  await askAboutParagraph(patient, { assignmentId, ...place, words: '¿Cuántos días?' })

  const clinician: Clinician = {
    ...{ kind: 'clinician', clinicId: ours.clinicId, name: 'Dr Shah', language: 'en', ...ours.clinician },
  }
  const view = await brief(clinician, appointmentId)
  const title = 'The guide at a glance'
  const topic = 'Why steroid tablets are not a long-term plan'
  expect(view?.guides).toMatchObject([{ title, missed: [{ topic, how: 'not-sure' }] }])
  const asked = view?.topics.filter((one) => one.guide === title)
  expect(asked).toMatchObject([
    { topic, ownWords: '' },
    { topic: 'What a flare can feel like', ownWords: '¿Y la lana?', passage: null },
    { topic: 'What a flare can feel like', ownWords: '¿Cuántos días?' },
  ])
  // the passage stays in the words that were read
  const read = await ownGuide(patient, assignmentId)
  const section = read?.guide.sections.find(({ id }) => id === place.sectionId)
  expect(asked?.at(-1)?.passage).toMatchObject({
    words: section && placesOf(section).find(({ at }) => at === place.paragraph)?.words,
    language: 'es',
    version: read?.version,
    href: expect.stringMatching(/^\/library\/guides\/[\da-f-]{36}#at-flare-3\.2$/),
  })
})
