import type { Actor } from '@/lib/access/actor-kinds'
import { canReadAnswers, clinicOf } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { id } from '@/lib/platform/field'
import { formResource } from './export-rows'
import type { Resource } from './resource'
import { responseResource } from './response-resources'
import { sentRecords } from './sent-records'
import { type Bundle, bundleOf, visitResources } from './visit-bundle'
import { form, visitParts } from './visit-parts'

/** All of a visit as a FHIR bundle, for a clinician of its clinic; null for everybody else. On record as a reading. */
export async function visitExport(actor: Actor, appointmentId: string): Promise<Bundle | null> {
  if (!canReadAnswers(actor) || !id.safeParse(appointmentId).success) return null
  const clinicId = clinicOf(actor)
  return scopedSql(actor, async (tx) => {
    const parts = await visitParts(tx, { clinicId, appointmentId })
    if (!parts) return null
    const { patient, responses } = parts.record
    await recordSql(tx, actor, {
      ...{ action: 'answers.exported', patientId: patient.id },
      ...{ entity: 'appointment', entityId: appointmentId, detail: { sent: responses.length } },
    })
    return bundleOf(visitResources(parts), { at: now(), site: environment().APP_URL })
  })
}

/** One response that was sent for a visit, as FHIR */
export async function responseExport(
  actor: Actor,
  { appointmentId, responseId }: { appointmentId: string; responseId: string },
): Promise<Resource | null> {
  if (!canReadAnswers(actor) || !id.safeParse(appointmentId).success || !id.safeParse(responseId).success)
    return null
  return scopedSql(actor, async (tx) => {
    const [record] = await sentRecords(tx, clinicOf(actor), { appointmentId, responseId })
    if (!record) return null
    const { patientId } = record
    await recordSql(tx, actor, {
      ...{ action: 'answers.exported', patientId, entity: 'questionnaire_response', entityId: responseId },
    })
    return responseResource(record)
  })
}

/** A published questionnaire as FHIR: the file as it was published, under the version it is known by here */
export async function questionnaireExport(actor: Actor, versionId: string): Promise<Resource | null> {
  if (!canReadAnswers(actor) || !id.safeParse(versionId).success) return null
  return scopedSql(actor, async (tx) => {
    const resource = form.safeParse(await formResource(tx, versionId))
    if (!resource.success) return null
    await recordSql(tx, actor, {
      ...{ action: 'library.exported', entity: 'questionnaire_version', entityId: versionId },
    })
    return resource.data
  })
}
