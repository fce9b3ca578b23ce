import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor-kinds'
import { canFillLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import type { Prisma } from '@/prisma/client/client'
import type { LoadableQuestionnaire } from './library-file'
import { minutesFor } from './minutes'

export type QuestionnaireLoaded =
  | {
      ok: true
      outcome: 'added' | 'new-version' | 'unchanged'
      url: string
      version: string
      revision: number
      /** The version that the file gives itself, where another text had it already */
      taken: string | null
    }
  | { ok: false; reason: 'not-found' }

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
  return scoped(actor, (tx) => publish(tx, actor, loadable, position))
}

async function publish(
  tx: Transaction,
  actor: Actor,
  { questionnaire, url }: LoadableQuestionnaire,
  position: number | undefined,
): Promise<QuestionnaireLoaded> {
  // two loads at once queue up here, so that neither finds the other's half
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`questionnaire ${url}`}, 0))`
  const row = await tx.questionnaire.upsert({
    where: { url },
    create: { url, position: position ?? 1000 },
    update: position === undefined ? {} : { position },
    select: {
      id: true,
      versions: {
        select: { revision: true, hash: true, version: true },
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
  await record(tx, actor, {
    action: 'library.loaded',
    entity: 'questionnaire_version',
    entityId: id,
    detail: { url, version, revision },
  })
  return {
    ok: true,
    outcome: newest ? 'new-version' : 'added',
    url,
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
