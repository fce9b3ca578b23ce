import { answerSchema } from '@/lib/questionnaire/answers-schema'
import { coded, type Resource, referenceTo, whole } from './resource'

/** A row that FHIR has no resource for. `about` points at the entry of the bundle that it belongs to. */
export type HeldRow = Readonly<Record<string, unknown> & { about?: string | null }>

const url = 'https://skin-visit.example/fhir/StructureDefinition/held'

/** How each kind is called where it is read by a person; a new kind is a line here */
export const heldKinds = {
  account: 'Account in the portal',
  'patient-entry': 'Entered by the clinic',
  'details-changed': 'Change of name, birth date or contact',
  erasure: 'Erasure that was asked for',
  invitation: 'Invitation to the portal',
  browser: 'Browser that is signed in',
  device: 'Browser that has signed in before',
  'address-change': 'New address that is yet to be confirmed',
  passkey: 'Passkey',
  'emergency-access': 'Opened by another clinic in an emergency',
  'guide-reading': 'Part of a guide that was read',
  'guide-opening': 'Part of a guide that was opened',
  'safety-read': 'Changed safety advice that was read',
  'check-answer': 'Answer to a check of understanding',
  topic: 'Something to talk about',
  'topic-outcome': 'What came of something to talk about',
  review: 'Answers were reviewed',
  'answer-change': 'Change of an answer',
  correction: 'Correction after sending',
  clarification: 'Question that was asked again',
  'flag-acknowledgement': 'Flag that was seen',
  escalation: 'Flag that was passed on',
  photo: 'Photo',
  reader: 'Somebody looked at the record',
} as const
export type HeldKind = keyof typeof heldKinds

/** One row as a Basic, with an extension that holds each column under its name. Empty ones are left out. */
export function heldResource(
  kind: HeldKind,
  { about, ...columns }: HeldRow,
  { patientId, nth }: { patientId: string; nth: number },
): Resource {
  const held = [
    ...(about ? [{ url: 'about', valueReference: { reference: about } }] : []),
    ...Object.entries(columns).flatMap(([name, value]) => column(name, value)),
  ]
  return whole({
    resourceType: 'Basic',
    id: `${kind}-${nth}`,
    extension: held.length > 0 ? [{ url, extension: held }] : undefined,
    code: coded('held', kind, heldKinds[kind]),
    subject: referenceTo('Patient', patientId),
  })
}

type Extension = Readonly<Record<string, unknown> & { url: string }>

function column(name: string, value: unknown): Extension[] {
  if (value === null || value === undefined || value === '') return []
  if (value instanceof Date) return [{ url: name, valueDateTime: value.toISOString() }]
  if (typeof value === 'boolean') return [{ url: name, valueBoolean: value }]
  if (typeof value === 'number') return [{ url: name, valueInteger: value }]
  if (typeof value === 'string') return [{ url: name, valueString: value }]
  return [answer(name, value) ?? { url: name, valueString: JSON.stringify(value) }]
}

/** An answer keeps its FHIR types */
function answer(name: string, value: unknown): Extension | undefined {
  const { data } = answerSchema.safeParse(value)
  if (!data) return undefined
  if ('absent' in data) return { url: name, extension: [{ url: 'absent', valueCode: data.absent }] }
  return { url: name, extension: data.values.map((one) => ({ url: 'value', ...one })) }
}
