import { z } from 'zod'
import type { SqlTransaction } from '@/lib/access/scoped'
import { formResource, visitAssignments, visitHead } from './export-rows'
import type { Resource } from './resource'
import { sentRecords } from './sent-records'
import type { VisitRecord } from './visit-record'

type Visit = Readonly<{ clinicId: string; appointmentId: string }>

/** A published questionnaire as it is stored */
export const form: z.ZodType<Resource> = z.looseObject({ resourceType: z.literal('Questionnaire') })

export type VisitParts = Readonly<{ record: VisitRecord; forms: ReadonlyMap<string, Resource> }>

/** A visit's rows and the questionnaires that were assigned for it; null where it is not there */
export async function visitParts(tx: SqlTransaction, visit: Visit): Promise<VisitParts | null> {
  const head = await visitHead(tx, visit)
  if (!head) return null
  const assignments = await visitAssignments(tx, visit)
  const responses = await sentRecords(tx, visit.clinicId, visit)
  const forms = new Map<string, Resource>()
  for (const { questionnaireVersionId } of assignments)
    if (questionnaireVersionId)
      forms.set(questionnaireVersionId, form.parse(await formResource(tx, questionnaireVersionId)))
  return { record: { ...head, assignments, responses }, forms }
}
