import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary, canFillLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, line } from '@/lib/platform/field'
import type { Prisma } from '@/prisma/client/client'
import type { ImportNote } from './import-file'
import { checkLibraryFile, type LoadableQuestionnaire } from './library-file'
import { licenceStatement } from './licence'
import { minutesFor } from './minutes'

type Published = {
  ok: true
  outcome: 'added' | 'new-version' | 'unchanged'
  url: string
  versionId: string
  version: string
  revision: number
  /** The version that the file gives itself, where another text had it already */
  taken: string | null
}
export type QuestionnaireLoaded = Published | { ok: false; reason: 'not-found' }

/**
 * Puts a questionnaire on everybody's shelf: a new one, a new version where its content changed, or nothing. A
 * published version never changes: where its label is taken by another text, the new one gets a suffix. `position`
 * orders the shelf; without one a new questionnaire goes to its end.
 */
export async function loadQuestionnaire(
  actor: Actor,
  loadable: LoadableQuestionnaire,
  position?: number,
): Promise<QuestionnaireLoaded> {
  if (!canFillLibrary(actor)) return { ok: false, reason: 'not-found' }
  return scoped(actor, async (tx) => {
    const done = await publish(tx, loadable, { clinicId: null, position })
    const { outcome, url, version, revision } = done
    if (outcome !== 'unchanged')
      await record(tx, actor, {
        ...{ action: 'library.loaded', entity: 'questionnaire_version', entityId: done.versionId },
        detail: { url, version, revision },
      })
    return done
  })
}

export type QuestionnaireImported =
  | Published
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  /** The file cannot be shown, or its address is taken: why, item by item */
  | { ok: false; reason: 'refused'; problems: readonly ImportNote[] }

/** Posted with a file that can be shown: the licence, the statement, and where it looks different that this is fine */
const licenceSchema = (isDifferent: boolean) =>
  z.strictObject({
    licence: line({ label: 'the licence or permission', max: 500 }),
    statement: z.literal('yes', { error: 'Confirm that your clinic may use these questions' }),
    differences: isDifferent
      ? z.literal('yes', { error: 'Confirm that these differences are acceptable' })
      : z.literal('yes').optional(),
  })

/**
 * Brings a questionnaire file in for the actor's clinic alone, with the licence that they say they use it under. The file
 * is looked at again here, whatever was shown before; where it cannot be used nothing is stored.
 */
export async function importQuestionnaire(
  actor: Actor,
  input: { text: string } & Record<string, unknown>,
): Promise<QuestionnaireImported> {
  if (!canAddToLibrary(actor)) return { ok: false, reason: 'not-found' }
  const { text, ...said } = input
  const checked = checkLibraryFile(text)
  if (!checked.ok) return { ok: false, reason: 'refused', problems: checked.problems }
  const { questionnaire, url, degraded } = checked
  const parsed = licenceSchema(degraded.length > 0).safeParse(said)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx) => {
    if (await tx.questionnaire.findFirst({ where: { url, clinicId: null }, select: { id: true } }))
      return { ok: false, reason: 'refused', problems: [shipsAlready(url)] }
    const done = await publish(tx, { questionnaire, url }, { clinicId, position: undefined })
    if (done.outcome === 'unchanged') return done
    const { versionId, version, revision } = done
    await tx.questionnaireImport.create({
      data: {
        ...{ clinicId, questionnaireVersionId: versionId, importedBy: accountId, importerName: name },
        ...{
          copyright: questionnaire.copyright ?? '',
          licence: parsed.data.licence,
          statement: licenceStatement,
        },
        differences: degraded.map(({ linkId, sentence }) => ({ linkId, sentence })),
        importedAt: now(),
      },
      select: { id: true },
    })
    await record(tx, actor, {
      ...{ action: 'library.imported', entity: 'questionnaire_version', entityId: versionId },
      detail: { url, version, revision },
    })
    return done
  })
}

const shipsAlready = (url: string): ImportNote => ({
  linkId: null,
  sentence: `A questionnaire with the address ${url} ships with the portal. Give this one an address (url) of its own.`,
})

async function publish(
  tx: Transaction,
  { questionnaire, url }: LoadableQuestionnaire,
  { clinicId, position }: { clinicId: string | null; position: number | undefined },
): Promise<Published> {
  // two loads at once queue up here, so that neither finds the other's half
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`questionnaire ${clinicId} ${url}`}, 0))`
  const there = await tx.questionnaire.findFirst({ where: { url, clinicId }, select: { id: true } })
  const row = await tx.questionnaire.upsert({
    where: { id: there?.id ?? randomUUID() },
    create: { url, clinicId, position: position ?? 1000 },
    // bringing in what was retired is wanting it again
    update: { retiredAt: null, ...(position !== undefined && { position }) },
    select: {
      id: true,
      versions: {
        select: { id: true, revision: true, hash: true, version: true },
        orderBy: { revision: 'desc' },
      },
    },
  })
  const [newest] = row.versions
  const hash = createHash('sha256').update(JSON.stringify(questionnaire)).digest('hex')
  if (newest?.hash === hash)
    return {
      ok: true,
      outcome: 'unchanged',
      url,
      versionId: newest.id,
      version: newest.version,
      revision: newest.revision,
      taken: null,
    }
  const revision = (newest?.revision ?? 0) + 1
  const given = questionnaire.version || '1.0.0'
  const version = freeVersion(
    given,
    row.versions.map((one) => one.version),
  )
  // stored as the file says, but under the version it is known by here: (url, version) names one text
  const resource: Prisma.InputJsonObject = { ...JSON.parse(JSON.stringify(questionnaire)), version }
  const { id } = await tx.questionnaireVersion.create({
    data: {
      questionnaireId: row.id,
      revision,
      version,
      title: questionnaire.title ?? url,
      description: questionnaire.description ?? '',
      minutes: minutesFor(questionnaire),
      hash,
      resource,
      publishedAt: now(),
    },
    select: { id: true },
  })
  return {
    ok: true,
    outcome: newest ? 'new-version' : 'added',
    url,
    versionId: id,
    version,
    revision,
    taken: version === given ? null : given,
  }
}

/** The label itself, or the first of label-2, label-3 … that no earlier version has */
function freeVersion(given: string, taken: readonly string[]): string {
  let version = given
  for (let at = 2; taken.includes(version); at++) version = `${given}-${at}`
  return version
}
