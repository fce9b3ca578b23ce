import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { Prisma } from '@/prisma/client/client'
import type { LoadableQuestionnaire } from './library-file'
import { minutesFor } from './minutes'

export type Published = {
  ok: true
  outcome: 'added' | 'new-version' | 'unchanged'
  url: string
  versionId: string
  version: string
  revision: number
  /** The version that the file gives itself, where another text had it already */
  taken: string | null
}
/**
 * The one way onto a shelf, for what ships, what was brought in and what a clinic wrote: a new questionnaire, a new version
 * where its content changed, or nothing.
 */
export async function publish(
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
