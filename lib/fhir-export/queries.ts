import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canReadAnswers, clinicOf } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { id } from '@/lib/platform/field'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { flagsOf, formResource, scoresOf, sentRows, visitAssignments, visitHead } from './export-rows'
import type { Resource } from './resource'
import { responseResource } from './response-resources'
import { type Bundle, visitBundle } from './visit-bundle'
import type { ResponseRecord } from './visit-record'

const citations = z.array(
  z.object({ linkId: z.string().nullable(), question: z.string(), answer: z.string() }),
)
const form: z.ZodType<Resource> = z.looseObject({ resourceType: z.literal('Questionnaire') })

/** All of a visit as a FHIR bundle, for a clinician of its clinic; null for everybody else. On record as a reading. */
export async function visitExport(actor: Actor, appointmentId: string): Promise<Bundle | null> {
  if (!canReadAnswers(actor) || !id.safeParse(appointmentId).success) return null
  const clinicId = clinicOf(actor)
  return scopedSql(actor, async (tx) => {
    const head = await visitHead(tx, { clinicId, appointmentId })
    if (!head) return null
    const assignments = await visitAssignments(tx, { clinicId, appointmentId })
    const responses = await sentRecords(tx, clinicId, { appointmentId })
    const forms = new Map<string, Resource>()
    for (const { questionnaireVersionId } of assignments)
      if (questionnaireVersionId)
        forms.set(questionnaireVersionId, form.parse(await formResource(tx, questionnaireVersionId)))
    await recordSql(tx, actor, {
      ...{ action: 'answers.exported', patientId: head.patient.id },
      ...{ entity: 'appointment', entityId: appointmentId, detail: { sent: responses.length } },
    })
    return visitBundle({ ...head, assignments, responses }, forms, {
      at: now(),
      site: environment().APP_URL,
    })
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

async function sentRecords(
  tx: SqlTransaction,
  clinicId: string,
  which: { appointmentId: string; responseId?: string },
): Promise<ResponseRecord[]> {
  const rows = await sentRows(tx, clinicId, which)
  const ids = rows.map((row) => row.id)
  const scores = await scoresOf(tx, clinicId, ids)
  const flags = await flagsOf(tx, clinicId, ids)
  const records: ResponseRecord[] = []
  for (const row of rows)
    records.push({
      ...row,
      questionnaire: await pinnedQuestionnaire(tx, row.versionId),
      answers: answersSchema.parse(row.answers),
      scores: scores.filter(({ responseId }) => responseId === row.id),
      flags: flags
        .filter(({ responseId }) => responseId === row.id)
        .map((flag) => ({ ...flag, citations: citations.parse(flag.citations) })),
    })
  return records
}
