import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary, canFillLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, line } from '@/lib/platform/field'
import type { ImportNote } from './import-file'
import { checkLibraryFile, type LoadableQuestionnaire } from './library-file'
import { licenceStatement } from './licence'
import { type Published, publish } from './shelf-rows'

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
