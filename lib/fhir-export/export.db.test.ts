import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import type { Answer } from '@/lib/questionnaire/answers'
import { checkResponse } from '@/lib/questionnaire/response-check'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { type Given, given, inClinic, skinCheck } from '@/lib/questionnaire-response/response.fixtures'
import { structureFaults } from './judges.fixtures'
import { questionnaireExport, responseExport, visitExport } from './queries'
import type { Resource } from './resource'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const bool = (valueBoolean: boolean): Answer => ({ values: [{ valueBoolean }] })
const notSure: Answer = { absent: 'asked-unknown' }

const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

/** The pinned url of a `given` questionnaire is its own; the resource says the fixture's */
async function send(to: Given, patch: Record<string, Answer>): Promise<void> {
  const { actor, assignmentId } = to
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'parent' })
  expect(await completeResponse(actor, { assignmentId })).toMatchObject({ ok: true })
}

async function exported(to: Given, actor: Actor = clinicianOf(to)) {
  const bundle = await visitExport(actor, to.appointmentId)
  if (!bundle) throw new Error('nothing was exported')
  const all = bundle.entry.map(({ resource }) => resource)
  return { bundle, of: (type: string) => all.filter(({ resourceType }) => resourceType === type) }
}

/** Every reference in a resource, however deep */
function referencesIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'reference' && typeof value === 'string' ? [value] : referencesIn(value),
  )
}

const acts = ({ clinicId }: Given) =>
  inClinic(
    clinicId,
    (tx) => tx<{ action: string; entity: string; patient_id: string | null }[]>`
      select action, entity, patient_id from audit_event where clinic_id = ${clinicId} and action like '%.exported' order by at, id`,
  )

describe('A visit as a FHIR bundle', () => {
  it('holds what was asked, said, scored and flagged, and others find it whole', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true), smoke: bool(true), cigarettes: number(3) })
    const { bundle, of } = await exported(to)
    expect(structureFaults(bundle)).toEqual([])
    for (const { resource } of bundle.entry) expect(structureFaults(resource)).toEqual([])
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual([
      ...['Patient', 'Appointment', 'Task', 'Questionnaire', 'QuestionnaireResponse', 'Observation', 'Flag'],
    ])
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl)
    expect(new Set(urls).size).toBe(urls.length)
    expect(referencesIn(bundle).filter((one) => !urls.some((url) => url.endsWith(`/fhir/${one}`)))).toEqual(
      [],
    )
    expect(of('Task')).toMatchObject([{ status: 'completed', intent: 'order', description: 'Skin check' }])
    expect(of('Observation')).toMatchObject([
      {
        status: 'final',
        valueQuantity: { value: 9 },
        code: { text: 'Worst itch' },
        method: { text: 'Skin check, version 1.0.0' },
        component: [{ code: { text: 'Worst itch?' }, valueInteger: 9 }],
      },
    ])
    expect(of('Flag')).toMatchObject([{ status: 'active', code: { text: 'Chest pain now' } }])
    const [response] = of('QuestionnaireResponse')
    expect(checkResponse(skinCheck, JSON.parse(JSON.stringify(response))).issues).toEqual([])
    expect(response).toMatchObject({
      status: 'completed',
      source: { type: 'RelatedPerson', display: 'Parent' },
    })
    expect(await acts(to)).toEqual([
      { action: 'answers.exported', entity: 'appointment', patient_id: to.actor.patientId },
    ])
  })

  it('says of a score without a value why there is none', async () => {
    const to = await given()
    await send(to, { itch: notSure })
    const { bundle, of } = await exported(to)
    expect(structureFaults(bundle)).toEqual([])
    const [observation] = of('Observation')
    expect(observation).not.toHaveProperty('valueQuantity')
    expect(observation).toMatchObject({
      dataAbsentReason: { coding: [{ code: 'unknown' }], text: 'The answer to “Worst itch?” is “not sure”.' },
      component: [{ dataAbsentReason: { coding: [{ code: 'asked-unknown' }] } }],
    })
  })

  it('says what was corrected after sending', async () => {
    const to = await given()
    await send(to, { itch: number(9) })
    const done = await amendResponse(to.actor, {
      assignmentId: to.assignmentId,
      baseRevision: 1,
      patch: { itch: number(4) },
      reason: 'I tapped the wrong one',
    })
    expect(done).toMatchObject({ ok: true })
    const { bundle, of } = await exported(to)
    expect(structureFaults(bundle)).toEqual([])
    expect(of('QuestionnaireResponse')).toMatchObject([{ status: 'amended' }])
    expect(of('Observation')).toMatchObject([{ status: 'amended', valueQuantity: { value: 4 } }])
  })

  it('keeps a draft to the patient', async () => {
    const to = await given()
    const { actor, assignmentId } = to
    await saveAnswers(actor, { assignmentId, baseRevision: 0, patch: { itch: number(9) } })
    const { bundle, of } = await exported(to)
    expect(structureFaults(bundle)).toEqual([])
    expect(of('QuestionnaireResponse')).toEqual([])
    expect(of('Task')).toMatchObject([{ status: 'in-progress' }])
  })

  it('is for a clinician of the clinic', async () => {
    const [to, other] = [await given(), await given()]
    await send(to, { itch: number(9) })
    const { of } = await exported(to)
    const responseId = String(of('QuestionnaireResponse')[0]?.id)
    const asked = { appointmentId: to.appointmentId, responseId }
    const staff: Actor = { ...clinicianOf(to), kind: 'staff' }
    for (const actor of [clinicianOf(other), staff, to.actor]) {
      expect(await visitExport(actor, to.appointmentId)).toBeNull()
      expect(await responseExport(actor, asked)).toBeNull()
    }
    expect(await visitExport(clinicianOf(to), 'x')).toBeNull()
    expect(await responseExport(clinicianOf(to), { ...asked, appointmentId: other.appointmentId })).toBeNull()
  })
})

describe('One thing by itself', () => {
  it('a response, and its questionnaire', async () => {
    const to = await given()
    await send(to, { itch: number(9) })
    const { of } = await exported(to)
    const responseId = String(of('QuestionnaireResponse')[0]?.id)
    const response = await responseExport(clinicianOf(to), { appointmentId: to.appointmentId, responseId })
    const questionnaire = await questionnaireExport(clinicianOf(to), to.versionId)
    expect([response, questionnaire].flatMap((one) => structureFaults(one ?? {}))).toEqual([])
    expect(questionnaire).toEqual(JSON.parse(JSON.stringify(skinCheck)) as Resource)
    expect(response).toMatchObject({
      id: responseId,
      subject: { reference: `Patient/${to.actor.patientId}` },
    })
    expect(await questionnaireExport(clinicianOf(to), randomUUID())).toBeNull()
    expect((await acts(to)).map(({ entity }) => entity)).toEqual([
      ...['appointment', 'questionnaire_response', 'questionnaire_version'],
    ])
  })
})
