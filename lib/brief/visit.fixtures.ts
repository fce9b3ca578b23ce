import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import type { Answer } from '@/lib/questionnaire/answers'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { type Given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import type { Brief } from './brief'
import { markReviewed } from './commands'
import { brief } from './queries'

export const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
export const bool = (valueBoolean: boolean): Answer => ({ values: [{ valueBoolean }] })
export const text = (valueString: string): Answer => ({ values: [{ valueString }] })

export type Patch = Record<string, Answer>

export const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

export async function save(to: Given, patch: Patch): Promise<void> {
  const { actor, assignmentId } = to
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'parent' })
}

export async function send(to: Given, patch: Patch): Promise<void> {
  await save(to, patch)
  expect(await completeResponse(to.actor, { assignmentId: to.assignmentId })).toMatchObject({ ok: true })
}

/** Another visit of the same patient, so many days from now, with the same questions */
export function visitIn(to: Given, days: number): Promise<Given> {
  return inClinic(to.clinicId, async (tx) => {
    const [visit] = await tx<{ id: string }[]>`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      select clinic_id, patient_id, practitioner_id, now() + ${days} * interval '1 day' from appointment where id = ${to.appointmentId}
      returning id`
    const [assignment] = await tx<{ id: string }[]>`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      select clinic_id, patient_id, ${visit?.id ?? null}, questionnaire_id, questionnaire_version_id, assigned_by
      from assignment where id = ${to.assignmentId} returning id`
    return { ...to, appointmentId: visit?.id ?? '', assignmentId: assignment?.id ?? '' }
  })
}

export async function read(to: Given): Promise<Brief> {
  const view = await brief(clinicianOf(to), to.appointmentId)
  if (!view) throw new Error('there is no brief')
  return view
}

export const count = (to: Given, table: 'review' | 'audit_event', action = 'visit.reviewed') =>
  inClinic(to.clinicId, async (tx) => {
    const only = table === 'review' ? tx`` : tx`and action = ${action}`
    return (await tx`select 1 from ${tx(table)} where clinic_id = ${to.clinicId} ${only}`).length
  })

export const review = (to: Given, upTo: Date | null, actor: Actor = clinicianOf(to)) =>
  markReviewed(actor, { appointmentId: to.appointmentId, upTo: upTo?.toISOString() })

/** Another questionnaire, of the same questions, for the same visit */
export const secondForm = (to: Given): Promise<Given> =>
  inClinic(to.clinicId, async (tx) => {
    const [assignment] = await tx<{ id: string; versionId: string }[]>`
      with form as (insert into questionnaire (url) values (${`urn:uuid:${randomUUID()}`}) returning id),
      version as (
        insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
        select form.id, 1, '1', 'Second form', 3, 'x', v.resource from form, questionnaire_version v where v.id = ${to.versionId}
        returning id, questionnaire_id)
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      select ${to.clinicId}, ${to.actor.patientId}, ${to.appointmentId}, questionnaire_id, id, ${to.practitionerAccountId} from version
      returning id, questionnaire_version_id as "versionId"`
    if (!assignment) throw new Error('no second form')
    return { ...to, assignmentId: assignment.id, versionId: assignment.versionId }
  })
