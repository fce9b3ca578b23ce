import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentActor } from '@/lib/access/actor'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic, type ClinicView } from '@/lib/clinic/queries'
import { typedBefore } from '@/lib/platform/typed-form'
import { journey } from '@/lib/questionnaire/journey'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { ownResponse } from '@/lib/questionnaire-response/queries'

export type Params = { params: Promise<{ assignmentId: string }> }

/** Once a request, though the title and the page both ask */
const read = cache(ownResponse)

export const typedInto = cache(typedBefore)

export type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> }

type Opened = { actor: PatientActor; clinic: ClinicView; response: OwnResponse }

/** Who is asking, their clinic and their own questionnaire: what each page here begins with */
export async function opened(assignmentId: string, here: string): Promise<Opened> {
  const actor = await pageActor(['patient'], here)
  const response = await read(actor, assignmentId)
  if (!response) return notTheirs()
  return { actor, clinic: await actorClinic(actor), response }
}

/** The same for a page that only makes sense while answers can still be given; otherwise the first page says why not */
export async function openedDraft(assignmentId: string, here: string): Promise<Opened> {
  const draft = await opened(assignmentId, here)
  if (draft.response.closing || !draft.response.respondent) redirect(`/questions/${assignmentId}`)
  return draft
}

/** Whose answers these are, by name: a carer answers in another's */
export const patientNameOf = ({ behalf, name }: PatientActor): string =>
  behalf ? `${behalf.givenName} ${behalf.familyName}` : name

export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

/** What a title is made of; null where the page itself will say that there is nothing to see */
export async function titled(assignmentId: string, search: Search['searchParams'] | undefined) {
  const actor = await currentActor()
  const response = actor?.kind === 'patient' ? await read(actor, assignmentId) : null
  if (!actor || !response) return null
  const typed = await typedInto(one((await search)?.again), actor.accountId)
  const problems = Object.keys(typed?.errors ?? {}).length
  return { response, hasProblems: problems > 0 }
}

/** The title of one page of questions, whether they are being answered or what was sent is being changed */
export async function pageTitle(
  params: Promise<{ assignmentId: string; pageKey: string }>,
  search: Search['searchParams'],
): Promise<Metadata> {
  const { assignmentId, pageKey } = await params
  const found = await titled(assignmentId, search)
  if (!found) return {}
  const { questionnaire, answers, title: whole } = found.response
  const page = journey(questionnaire, answers).pages.find((one) => one.key === pageKey)
  const title = page?.title || whole
  const t = await getTranslations('questionnaire.page')
  return { title: found.hasProblems ? t('errorTitle', { title }) : title }
}
