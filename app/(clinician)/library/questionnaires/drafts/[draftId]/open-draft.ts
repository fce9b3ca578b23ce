import type { LastChange } from '@/components/library/draft-heading'
import type { Clinician } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { momentWords } from '@/lib/platform/zoned-time'
import { type Draft, draft } from '@/lib/questionnaire-draft/queries'
import { lastChange } from '../../../last-change'

export type DraftParams = { params: Promise<{ draftId: string }>; searchParams: Promise<PageParams> }

export const draftPath = (draftId: string): string =>
  `/library/questionnaires/drafts/${encodeURIComponent(draftId)}`

export type OpenedDraft = {
  actor: Clinician
  clinic: Awaited<ReturnType<typeof actorClinic>>
  opened: Draft
  here: string
  under: string
  last: LastChange | null
  /** "10:42", with the day where it is not today */
  moment: (at: Date) => string
}

/** Every page of a draft begins so: who asks, and the draft that is open to their clinic */
export async function openDraftPage(draftId: string, path = ''): Promise<OpenedDraft> {
  const here = draftPath(draftId)
  const actor = await pageActor(['clinician'], `${here}${path}`)
  const clinic = await actorClinic(actor)
  const opened = await draft(actor, draftId)
  if (!opened) return notTheirs()
  const { timeZone } = clinic
  const moment = (at: Date) => momentWords(at, now(), timeZone)
  return {
    ...{ actor, clinic, opened, here, moment },
    under: underOf(opened),
    last: lastChange(opened.changes, actor.accountId, moment),
  }
}

function underOf({ basis }: Draft): string {
  if (!basis) return 'New questions of your clinic'
  return basis.isOwn
    ? `A new version of your clinic’s questions, after version ${basis.version}`
    : `Your clinic’s own, begun from “${basis.title}”, version ${basis.version}`
}
