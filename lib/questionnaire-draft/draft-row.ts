import { randomInt } from 'node:crypto'
import type { Clinician } from '@/lib/access/actor-kinds'
import { clinicOf } from '@/lib/access/policy'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import type { Prisma } from '@/prisma/client/client'
import type { Fresh } from './outline-edit'

/** How many changes can be undone */
const KEPT = 100
/** In characters of JSON: what importing and loading take, with room for what publishing adds */
const LARGEST = 1024 * 1024 - 4096

export type DraftRow = {
  id: string
  title: string
  revision: number
  questionnaireId: string | null
  basedOnId: string | null
  questionnaire: Questionnaire
}

/** An open draft of the actor's clinic, held until the transaction ends, so that changes come one after the other */
export async function openDraft(tx: Transaction, actor: Clinician, id: string): Promise<DraftRow | null> {
  const clinicId = clinicOf(actor)
  await tx.$queryRaw`select 1 from questionnaire_draft where clinic_id = ${clinicId}::uuid and id = ${id}::uuid for update`
  const row = await tx.questionnaireDraft.findFirst({
    where: { clinicId, id, closedAt: null },
    select: {
      id: true,
      title: true,
      revision: true,
      questionnaireId: true,
      basedOnId: true,
      resource: true,
    },
  })
  if (!row) return null
  const { resource, ...rest } = row
  return { ...rest, questionnaire: questionnaireSchema.parse(resource) }
}

/** Who begins a draft of a questionnaire and who takes one up again wait for each other, so that one alone is open */
export async function oneByOne(tx: Transaction, questionnaireId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`draft ${questionnaireId}`}, 0))`
}

export type Written = { words: string; linkId: string | null; questionnaire: Questionnaire }

/** Puts the draft's next revision down, with what stood before so that it can be undone. False: it has become too large. */
export async function writeChange(
  tx: Transaction,
  actor: Clinician,
  draft: DraftRow,
  { words, linkId, questionnaire }: Written,
): Promise<boolean> {
  if (JSON.stringify(questionnaire).length > LARGEST) return false
  const { clinicId, accountId, name } = actor
  const revision = draft.revision + 1
  await tx.questionnaireDraftChange.create({
    data: {
      ...{ clinicId, draftId: draft.id, revision, words, linkId },
      before: json(draft.questionnaire),
      ...{ changedBy: accountId, changerName: name, changedAt: now() },
    },
    select: { revision: true },
  })
  await tx.questionnaireDraftChange.deleteMany({
    where: { clinicId, draftId: draft.id, revision: { lte: revision - KEPT } },
  })
  await writeDraft(tx, actor, draft.id, questionnaire, revision)
  return true
}

export async function writeDraft(
  tx: Transaction,
  { clinicId, name }: Clinician,
  id: string,
  questionnaire: Questionnaire,
  revision: number,
): Promise<void> {
  await tx.questionnaireDraft.updateMany({
    where: { clinicId, id },
    data: {
      resource: json(questionnaire),
      title: questionnaire.title ?? '',
      revision,
      changerName: name,
      changedAt: now(),
    },
  })
}

export const json = (questionnaire: Questionnaire): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(questionnaire))

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Short, since a score names each of its questions, and by chance: two drafts of one questionnaire must not give one name to two questions */
export function freshIn(questionnaire: Questionnaire): Fresh {
  const { byLinkId } = itemIndex(questionnaire)
  const made = new Set<string>()
  return () => {
    for (;;) {
      const linkId = `q${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`
      if (byLinkId.has(linkId) || made.has(linkId)) continue
      made.add(linkId)
      return linkId
    }
  }
}
