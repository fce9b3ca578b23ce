import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor-kinds'
import { canFillLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type GuideFile, parseGuideFile } from './guide-file'

export type GuideSource = {
  /** The Markdown file with its front matter */
  text: string
  /** The SVG text of each picture by name; those that the guide does not show are left out */
  pictures: Readonly<Record<string, string>>
}

export type GuideLoaded =
  | {
      ok: true
      outcome: 'added' | 'new-version' | 'unchanged'
      slug: string
      version: string
      revision: number
    }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'refused'; problems: string[] }

/**
 * Puts a guide file on everybody's shelf: a new guide, a new revision where the text or a picture changed, or nothing.
 * What was published before stays as it was.
 */
export async function loadGuide(actor: Actor, source: GuideSource): Promise<GuideLoaded> {
  if (!canFillLibrary(actor)) return { ok: false, reason: 'not-found' }
  const text = source.text.replaceAll('\r\n', '\n')
  const read = parseGuideFile(text)
  if (!read.ok) return { ok: false, reason: 'refused', problems: read.problems }
  const names = [...new Set(read.guide.sections.flatMap(({ pictures }) => pictures.map(({ name }) => name)))]
  const missing = names.filter((name) => source.pictures[name] === undefined)
  if (missing.length > 0)
    return {
      ok: false,
      reason: 'refused',
      problems: missing.map((name) => `The picture ${name} is not there.`),
    }
  const pictures = Object.fromEntries(names.map((name) => [name, source.pictures[name] ?? '']))
  return scoped(actor, (tx) => publish(tx, actor, read.guide, { text, pictures }))
}

async function publish(
  tx: Transaction,
  actor: Actor,
  file: GuideFile,
  { text, pictures }: { text: string; pictures: Record<string, string> },
): Promise<GuideLoaded> {
  // two loads at once queue up here, so that neither finds the other's half
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`guide ${file.id}`}, 0))`
  const guide = await tx.guide.upsert({
    where: { slug: file.id },
    create: { slug: file.id, position: file.order },
    update: { position: file.order },
    select: { id: true },
  })
  const newest = await tx.guideVersion.findFirst({
    where: { guideId: guide.id, language: file.language },
    select: { revision: true, hash: true, version: true },
    orderBy: { revision: 'desc' },
  })
  const hash = hashOf(text, pictures)
  if (newest?.hash === hash)
    return {
      ok: true,
      outcome: 'unchanged',
      slug: file.id,
      version: newest.version,
      revision: newest.revision,
    }
  const revision = (newest?.revision ?? 0) + 1
  const { id } = await tx.guideVersion.create({
    data: {
      guideId: guide.id,
      language: file.language,
      revision,
      version: file.version,
      title: file.title,
      summary: file.summary,
      minutes: file.minutes,
      hash,
      source: text,
      pictures,
      reviewedOn: new Date(`${file.lastReviewed}T00:00:00Z`),
      publishedAt: now(),
    },
    select: { id: true },
  })
  await record(tx, actor, {
    action: 'library.loaded',
    entity: 'guide_version',
    entityId: id,
    detail: { guide: file.id, version: file.version, revision },
  })
  return {
    ok: true,
    outcome: newest ? 'new-version' : 'added',
    slug: file.id,
    version: file.version,
    revision,
  }
}

/** Of the text and its pictures, each with its name: a redrawn picture is a new revision too */
function hashOf(text: string, pictures: Record<string, string>): string {
  const hash = createHash('sha256').update(text)
  for (const [name, svg] of Object.entries(pictures).toSorted()) hash.update(`\0${name}\0${svg}`)
  return hash.digest('hex')
}
