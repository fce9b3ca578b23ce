import { randomUUID } from 'node:crypto'
import type { Clinician } from '@/lib/access/actor-kinds'
import { beginDraft } from './begin-commands'
import { changeDraft } from './commands'
import { itemFingerprint } from './fingerprint'
import { fieldsOfItem, manyItemFields } from './item-fields'
import { spotOf } from './item-tree'
import { draft } from './queries'

type Given = { clinicId: string; practitionerAccountId: string }

export const clinicianOf = ({ clinicId, practitionerAccountId }: Given, name = 'Dr Shah'): Clinician => ({
  ...{ kind: 'clinician', clinicId, practitionerId: randomUUID(), name, language: 'en' },
  accountId: name === 'Dr Shah' ? practitionerAccountId : randomUUID(),
})

export async function begun(actor: Clinician, title = 'Your hands at work'): Promise<string> {
  const done = await beginDraft(actor, { title })
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.draftId
}

export const change = (actor: Clinician, draftId: string, what: object) =>
  changeDraft(actor, { draftId, change: what })

export async function add(actor: Clinician, draftId: string, kind: string, after = ''): Promise<string> {
  const done = await change(actor, draftId, { act: 'add', kind, after })
  if (!done.ok || !done.linkId) throw new Error(JSON.stringify(done))
  return done.linkId
}

/** The form of an item as a page draws it */
export async function drawn(actor: Clinician, draftId: string, linkId: string) {
  const opened = await draft(actor, draftId)
  const spot = opened && spotOf(opened.questionnaire, linkId)
  if (!opened || !spot) throw new Error('not there')
  const fields: Record<string, string | string[]> = {}
  for (const [name, values] of Object.entries(fieldsOfItem(opened.questionnaire, spot.item))) {
    if (manyItemFields.includes(name)) fields[name] = values
    else if (values[0] !== undefined) fields[name] = values[0]
  }
  return { act: 'item' as const, linkId, was: itemFingerprint(spot.item), button: '', fields }
}

export const textsOf = async (actor: Clinician, draftId: string) =>
  ((await draft(actor, draftId))?.questionnaire.item ?? []).map((one) => one.text)

/** Sends an item's form with other fields */
export async function send(
  actor: Clinician,
  draftId: string,
  linkId: string,
  fields: Record<string, string | string[]>,
) {
  const form = await drawn(actor, draftId, linkId)
  return change(actor, draftId, { ...form, fields: { ...form.fields, ...fields } })
}

export const word = (actor: Clinician, draftId: string, linkId: string, text: string) =>
  send(actor, draftId, linkId, { text })
