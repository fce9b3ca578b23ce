import { actorOf } from '@/lib/access/actor'
import type { Clinician, PatientActor } from '@/lib/access/actor-kinds'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { saveAnswers } from './commands'
import { type Given, given, inClinic } from './response.fixtures'

const only = (who: 'patient' | 'carer') => [{ url: extensionUrl.audience, valueCode: who }]
const yesNo = (linkId: string, who?: 'patient' | 'carer'): Item => ({
  ...{ linkId, type: 'boolean', text: `${linkId}?`, required: true },
  ...(who ? { extension: only(who) } : {}),
})
/** A question for both, one for the patient alone and one for the carer alone */
export const form: Questionnaire = {
  ...{ resourceType: 'Questionnaire', status: 'active', title: 'For two' },
  item: [yesNo('itch'), yesNo('smoke', 'patient'), yesNo('school', 'carer')],
}
export const said = (valueBoolean: boolean) => ({ values: [{ valueBoolean }] })

export type Family = Given & { teen: PatientActor; parent: PatientActor; clinician: Clinician }

/** A patient of 14, or as old as `years`, with a parent who signs in too */
export async function family(years = 14, questionnaire = form): Promise<Family> {
  const made = await given(questionnaire)
  const { clinicId, actor, practitionerAccountId } = made
  const accountId = await inClinic(clinicId, async (tx) => {
    const [account] = await tx<{ id: string }[]>`insert into account (clinic_id, role, name, email)
      values (${clinicId}, 'carer', 'Karin Haddad', ${`${actor.patientId}@example.com`}) returning id`
    const id = account?.id ?? ''
    await tx`update patient set birth_date = now() - make_interval(years => ${years}, days => 30) where id = ${actor.patientId}`
    await tx`insert into related_person (clinic_id, patient_id, account_id, relationship, added_by)
      values (${clinicId}, ${actor.patientId}, ${id}, 'parent', ${practitionerAccountId})`
    return id
  })
  const asked = async <K extends 'patient' | 'clinician'>(id: string, kind: K) => {
    const one = await actorOf(id)
    if (one?.kind !== kind) throw new Error(`no ${kind}`)
    return one
  }
  return {
    ...made,
    teen: (await asked(actor.accountId, 'patient')) as PatientActor,
    parent: (await asked(accountId, 'patient')) as PatientActor,
    clinician: (await asked(practitionerAccountId, 'clinician')) as Clinician,
  }
}

export const save = (
  actor: PatientActor,
  { assignmentId }: Family,
  patch: Parameters<typeof saveAnswers>[1]['patch'],
) => saveAnswers(actor, { assignmentId, baseRevision: 9, patch, respondent: 'patient' })
