import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { assignShipped } from '@/e2e/factories/shipped'
import { makeWorld } from '@/e2e/factories/world'
import { systemActor } from '@/lib/access/actor'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { readSection } from '@/lib/guide/commands'
import { loadGuide } from '@/lib/guide/library-commands'
import { testDatabase } from '@/lib/platform/testing/database'
import { unread } from './offered-part'
import { offeredParts } from './reading-queries'
import { inClinic } from './response.fixtures'

const GUIDE = 'could-it-be-right-for-me'
const yes = { values: [{ valueBoolean: true }] }
const smokes = { values: [{ valueCoding: { code: 'now' } }] }

async function given(status: string, answers: Record<string, unknown>, guide = true) {
  const world = await makeWorld(testDatabase().appUrl)
  const { clinicId, patients, clinician } = world.ours
  const [{ accountId, patientId, appointmentId }] = patients
  const text = readFileSync(`content/guides/${GUIDE}.en.md`, 'utf8')
  expect(await loadGuide(systemActor('library'), { text, pictures: {} })).toMatchObject({ ok: true })
  const questionnaireId = await assignShipped(testDatabase().appUrl, world, 'jak-safety-check')
  const assignmentId = await inClinic(clinicId, async (tx) => {
    await tx`
      insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, completed_at)
      select ${clinicId}, ${patientId}, id, questionnaire_version_id, ${status}, 1, ${tx.json(answers as never)},
        ${status === 'in-progress' ? null : new Date()}
      from assignment where id = ${questionnaireId}`
    if (!guide) return ''
    const [row] = await tx<{ id: string }[]>`
      insert into assignment (clinic_id, patient_id, appointment_id, guide_id, guide_version_id, assigned_by)
      select ${clinicId}, ${patientId}, ${appointmentId}, v.guide_id, v.id, ${clinician.accountId}
      from guide_version v join guide g on g.id = v.guide_id
      where g.slug = ${GUIDE} and v.language = 'en' order by v.revision desc limit 1 returning id`
    return row?.id ?? ''
  })
  const patient: PatientActor = {
    ...{ kind: 'patient', accountId, clinicId, patientId, name: 'Maria', language: 'en' },
    ...{ behalf: null, hides: null },
  }
  const represented = { patientId, givenName: 'Maria', familyName: 'X', relationship: 'carer' as const }
  const parent: PatientActor = {
    ...{ ...patient, accountId: world.ours.parent.accountId },
    behalf: { ...represented, represents: [represented] },
    hides: 'patient',
  }
  return { patient, parent, assignmentId }
}

const sections = async (actor: PatientActor) => unread(await offeredParts(actor)).map((one) => one.sectionId)

it('offers what was sent speaks for until it is read, and to a parent nothing of what only the patient was asked', async () => {
  const { patient, parent, assignmentId } = await given('completed', {
    ...{
      smoking: smokes,
      clot: yes,
      'can-be-pregnant': yes,
      pregnant: { values: [{ valueBoolean: false }] },
      trying: yes,
    },
  })
  expect(await sections(patient)).toEqual(['heart-and-clots', 'pregnancy'])
  expect(await sections(parent)).toEqual(['heart-and-clots'])
  expect(JSON.stringify(await offeredParts(parent))).not.toMatch(/pregnan|smoke/)
  await readSection(patient, { assignmentId, sectionId: 'heart-and-clots' })
  expect(await sections(patient)).toEqual(['pregnancy'])
  expect((await offeredParts(patient))?.parts[0]).toMatchObject({
    isRead: true,
    sectionId: 'heart-and-clots',
  })
})

it('offers nothing for what is not sent yet, and no guide that was not assigned', async () => {
  const draft = await given('in-progress', { smoking: smokes })
  expect(await sections(draft.patient)).toEqual([])
  const unassigned = await given('completed', { smoking: smokes }, false)
  expect(await sections(unassigned.patient)).toEqual([])
})
