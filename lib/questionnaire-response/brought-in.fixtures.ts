import { randomUUID } from 'node:crypto'
import type { Clinician } from '@/lib/access/actor-kinds'
import { importQuestionnaire } from '@/lib/questionnaire/library-commands'
import { type Given, inClinic } from './response.fixtures'

export const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

export const file = (url: string, more: object = {}) => ({
  ...{ resourceType: 'Questionnaire', status: 'active', url, title: 'Itch', version: '1.0' },
  copyright: '© Somebody',
  item: [{ linkId: 'a', type: 'string', text: 'How is the itch?' }],
  ...more,
})
export const own = () => `https://example.org/${randomUUID()}`
export const agreed = { licence: 'CC BY 4.0', statement: 'yes' }
export const bring = (actor: Clinician, json: object | string, said: object = agreed) =>
  importQuestionnaire(actor, { text: typeof json === 'string' ? json : JSON.stringify(json), ...said })

/** Everything of the library that a clinic has, and what of it is on record */
export const storedIn = ({ clinicId }: Given) =>
  inClinic(clinicId, async (tx) => ({
    questionnaires: (await tx`select url from questionnaire where clinic_id = ${clinicId}`).map(
      ({ url }) => url,
    ),
    versions: (
      await tx`select 1 from questionnaire_version v join questionnaire q on q.id = v.questionnaire_id where q.clinic_id = ${clinicId}`
    ).length,
    imports: (await tx`select * from questionnaire_import where clinic_id = ${clinicId}`).map((row) => ({
      ...row,
    })),
    acts: (
      await tx`select action from audit_event where clinic_id = ${clinicId} and action = 'library.imported'`
    ).length,
  }))

export const nothing = { questionnaires: [], versions: 0, imports: [], acts: 0 }
