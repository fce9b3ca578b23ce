import { notFound, redirect } from 'next/navigation'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { pageActor } from '@/lib/access/entry'
import { actorClinic, type ClinicView } from '@/lib/clinic/queries'
import { type OwnResponse, ownResponse } from '@/lib/questionnaire-response/queries'

export type Params = { params: Promise<{ assignmentId: string }> }

type Opened = { actor: PatientActor; clinic: ClinicView; response: OwnResponse }

/** Who is asking, their clinic and their own questionnaire: what each page here begins with */
export async function opened(assignmentId: string, here: string): Promise<Opened> {
  const actor = await pageActor(['patient'], here)
  const response = await ownResponse(actor, assignmentId)
  if (!response) notFound()
  return { actor, clinic: await actorClinic(actor), response }
}

/** The same for a page that only makes sense while answers can still be given; otherwise the first page says why not */
export async function openedDraft(assignmentId: string, here: string): Promise<Opened> {
  const draft = await opened(assignmentId, here)
  if (draft.response.closing || !draft.response.respondent) redirect(`/questions/${assignmentId}`)
  return draft
}

export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value
