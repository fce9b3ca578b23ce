import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer, canReadAnswers } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { id } from '@/lib/platform/field'
import { heldResource } from './held-resource'
import { heldReads } from './held-rows'
import { draftResources, personResource, photoResources, relatedResources, visitIds } from './record-parts'
import type { Resource } from './resource'
import { type Bundle, bundleOf, visitResources } from './visit-bundle'
import { visitParts } from './visit-parts'

/**
 * All that is held on a patient as one FHIR bundle: for the patient themselves, and for clinicians of the clinic, whose
 * copy leaves out what is the patient's own (drafts, what was taken back, how they sign in). Null for everybody else. On
 * record as a copy that was taken.
 */
export async function recordExport(actor: Actor, patientId: string): Promise<Bundle | null> {
  // not a parent or carer: the whole holds what from 12 on is the patient's alone
  const isOwn = canAnswer(actor) && !actor.behalf && actor.patientId === patientId
  if (!(isOwn || canReadAnswers(actor)) || !id.safeParse(patientId).success) return null
  const whose = { clinicId: actor.clinicId, patientId, isOwn }
  return scopedSql(actor, async (tx) => {
    const person = await personResource(tx, whose)
    if (!person) return null
    const related = await relatedResources(tx, whose)
    const visits: Resource[] = []
    for (const appointmentId of await visitIds(tx, whose)) {
      const parts = await visitParts(tx, { clinicId: whose.clinicId, appointmentId })
      // the person stands in it once, with more of them than a visit's copy tells
      if (parts) visits.push(...visitResources(parts).filter((one) => one.resourceType !== 'Patient'))
    }
    const drafts = isOwn ? await draftResources(tx, whose) : []
    const photos = await photoResources(tx, whose)
    const held: Resource[] = []
    for (const [kind, read] of heldReads)
      for (const [at, row] of (await read(tx, whose)).entries())
        held.push(heldResource(kind, row, { patientId, nth: at + 1 }))
    await recordSql(tx, actor, {
      ...{ action: 'record.exported', patientId, entity: 'patient', entityId: patientId },
    })
    return bundleOf([person, ...related, ...visits, ...drafts, ...held, ...photos], {
      at: now(),
      site: environment().APP_URL,
    })
  })
}
