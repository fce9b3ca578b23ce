import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import { LANGUAGES } from '@/lib/platform/language'
import { type Questionnaire, questionnaireSchema } from './schema'
import { alsoIn } from './translation'

export type LibraryQuestionnaire = {
  id: string
  url: string
  versionId: string
  version: string
  revision: number
  title: string
  description: string
  minutes: number
  /** As the file says, else English */
  language: string
  /** The other languages that it asks in */
  alsoIn: readonly string[]
  publishedAt: Date
  /** A calendar date at midnight UTC; null while it awaits clinical review */
  reviewedOn: Date | null
  /** The clinic's own: brought in or made here */
  isOwn: boolean
  /** Since when it is not assigned any more; null while it is */
  retiredAt: Date | null
}

/** FHIR's own words for a review; a date may be a year or a month, which are taken from their first day */
const said = z.looseObject({
  language: z.string().catch('en').default('en'),
  lastReviewDate: z.coerce.date().optional().catch(undefined),
  approvalDate: z.coerce.date().optional().catch(undefined),
})

const versionView = {
  id: true,
  version: true,
  revision: true,
  title: true,
  description: true,
  minutes: true,
  publishedAt: true,
  resource: true,
} as const

type Version = {
  id: string
  version: string
  revision: number
  title: string
  description: string
  minutes: number
  publishedAt: Date
  resource: unknown
}

const shelfView = { id: true, url: true, clinicId: true, retiredAt: true } as const
type Shelved = { id: string; url: string; clinicId: string | null; retiredAt: Date | null }

const lineOf = (
  { id, url, clinicId, retiredAt }: Shelved,
  { id: versionId, resource, ...version }: Version,
): LibraryQuestionnaire => {
  const { language, lastReviewDate, approvalDate } = said.parse(resource)
  return {
    ...{ id, url, versionId, ...version, language, isOwn: clinicId !== null, retiredAt },
    alsoIn: alsoIn(resource, LANGUAGES),
    reviewedOn: lastReviewDate ?? approvalDate ?? null,
  }
}

/**
 * The clinic's questionnaires, each in its newest version, in the shelf's order: those there are to assign, or those that
 * were retired.
 */
export async function libraryQuestionnaires(
  actor: Actor,
  which: 'in-use' | 'retired' = 'in-use',
): Promise<LibraryQuestionnaire[]> {
  if (!canKeepBook(actor)) return []
  const rows = await scoped(actor, (tx) =>
    tx.questionnaire.findMany({
      where: { retiredAt: which === 'in-use' ? null : { not: null } },
      select: {
        ...shelfView,
        versions: { select: versionView, orderBy: { revision: 'desc' }, take: 1 },
      },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  )
  return rows.flatMap(({ versions: [newest], ...row }) => (newest ? lineOf(row, newest) : []))
}

export type LibraryQuestionnairePage = LibraryQuestionnaire & {
  questionnaire: Questionnaire
  /** A newer version; null when this is the newest */
  newest: { versionId: string; version: string } | null
}

export type EarlierVersion = { version: string; questionnaire: Questionnaire }

/** The version that a published one took the place of; null for a first one and where not there */
export async function versionBefore(actor: Actor, versionId: string): Promise<EarlierVersion | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  const found = await scoped(actor, async (tx) => {
    // through the questionnaire, which row-level security hides where it is another clinic's
    const own = await tx.questionnaire.findFirst({
      where: { versions: { some: { id: versionId } } },
      select: { versions: { select: { id: true, revision: true } } },
    })
    const revision = own?.versions.find((one) => one.id === versionId)?.revision ?? 0
    const before = own?.versions.find((one) => one.revision === revision - 1)
    return before && tx.questionnaireVersion.findFirst({ where: { id: before.id } })
  })
  return found ? { version: found.version, questionnaire: questionnaireSchema.parse(found.resource) } : null
}

export type QuestionnaireImport = { by: string; at: Date; licence: string; differences: string[] }

const differencesSchema = z.array(z.object({ sentence: z.string() }))

/** Who brought a version in, and on what licence they took it; null for one that ships or that was made here */
export async function questionnaireImport(
  actor: Actor,
  versionId: string,
): Promise<QuestionnaireImport | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  const row = await scoped(actor, (tx) =>
    tx.questionnaireImport.findFirst({
      where: { clinicId: clinicOf(actor), questionnaireVersionId: versionId },
      select: { importerName: true, importedAt: true, licence: true, differences: true },
    }),
  )
  if (!row) return null
  const { importerName: by, importedAt: at, licence, differences } = row
  return { by, at, licence, differences: differencesSchema.parse(differences).map((one) => one.sentence) }
}

/** One published version to read through, for the clinic. Null where not there. */
export async function libraryQuestionnaire(
  actor: Actor,
  versionId: string,
): Promise<LibraryQuestionnairePage | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  const found = await scoped(actor, async (tx) => {
    const version = await tx.questionnaireVersion.findFirst({
      where: { id: versionId },
      select: { ...versionView, questionnaireId: true },
    })
    // another clinic's own questionnaire is hidden here by row-level security
    const row = version && (await tx.questionnaire.findFirst({ where: { id: version.questionnaireId } }))
    if (!version || !row) return null
    const newest = await tx.questionnaireVersion.findFirst({
      where: { questionnaireId: row.id, revision: { gt: version.revision } },
      select: { id: true, version: true },
      orderBy: { revision: 'desc' },
    })
    return { row, version, newest }
  })
  if (!found) return null
  const { questionnaireId: _, ...version } = found.version
  return {
    ...lineOf(found.row, version),
    questionnaire: questionnaireSchema.parse(version.resource),
    newest: found.newest && { versionId: found.newest.id, version: found.newest.version },
  }
}
