import type { Actor } from '@/lib/access/actor-kinds'
import { canFillLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { parseGuideFile } from './guide-file'
import { shelve } from './shelf-rows'

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
  const { guide } = read
  return scoped(actor, async (tx): Promise<GuideLoaded> => {
    const { versionId, ...done } = await shelve(tx, guide, { text, pictures, clinicId: null })
    if (done.outcome !== 'unchanged')
      await record(tx, actor, {
        ...{ action: 'library.loaded', entity: 'guide_version', entityId: versionId },
        detail: { guide: guide.id, version: done.version, revision: done.revision },
      })
    return { ok: true, ...done }
  })
}
