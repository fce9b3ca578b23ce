import type { LastChange } from '@/components/library/draft-heading'
import type { Clinician } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { guideDraft, type OpenedGuideDraft } from '@/lib/guide-draft/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { momentWords } from '@/lib/platform/zoned-time'
import { lastChange } from '../../../last-change'

export type GuideDraftParams = { params: Promise<{ draftId: string }>; searchParams: Promise<PageParams> }

export const guideDraftPath = (draftId: string): string =>
  `/library/guides/drafts/${encodeURIComponent(draftId)}`

export type OpenedPage = {
  actor: Clinician
  clinic: Awaited<ReturnType<typeof actorClinic>>
  opened: OpenedGuideDraft
  here: string
  under: string
  last: LastChange | null
  /** "10:42", with the day where it is not today */
  moment: (at: Date) => string
}

/** Every page of a draft begins so: who asks, and the draft that is open to their clinic */
export async function openGuideDraftPage(draftId: string, path = ''): Promise<OpenedPage> {
  const here = guideDraftPath(draftId)
  const actor = await pageActor(['clinician'], `${here}${path}`)
  const clinic = await actorClinic(actor)
  const opened = await guideDraft(actor, draftId)
  if (!opened) return notTheirs()
  const { timeZone } = clinic
  const moment = (at: Date) => momentWords(at, now(), timeZone)
  return {
    ...{ actor, clinic, opened, here, moment, under: underOf(opened) },
    last: lastChange(opened.changes, actor.accountId, moment),
  }
}

function underOf({ basis, language }: OpenedGuideDraft): string {
  const inLanguage = language === 'es' ? ', in Spanish' : ''
  if (!basis) return `A new guide of your clinic${inLanguage}`
  return basis.isOwn
    ? `A new version of your clinic’s guide${inLanguage}, after version ${basis.version}`
    : `Your clinic’s own${inLanguage}, begun from “${basis.title}”, version ${basis.version}`
}
