import { z } from 'zod'
import { fieldErrors, line, paragraph } from '@/lib/platform/field'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { type Edited, edited, gone } from './edited'
import { fingerprint, itemFingerprint } from './fingerprint'
import { flagDropped, flagEdited, withFlagsAnew } from './flag-edit'
import { itemFrom } from './item-edit'
import { spanishOf, withSpanish } from './item-extension'
import { itemFieldsSchema } from './item-fields'
import { itemOfKind, kinds } from './item-kind'
import { ways } from './item-move'
import { rowsAfter } from './item-rows'
import { nameOf, replaced, spotOf } from './item-tree'
import { added, duplicated, type Fresh, movedItem, removed } from './outline-edit'
import { scoreDropped, scoreEdited, withScoresAnew } from './score-edit'

/** The button that saves what was written to an item that somebody removed meanwhile: as a new one, at the end */
export const ANEW = 'anew'

const linkId = z.string().min(1).max(255)
const was = z.string().max(100)
const ruleId = z.string().max(255)
const button = z.string().max(100).default('')
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Everything that can be done to a draft */
export const draftChange = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('add'),
    kind: z.enum(kinds),
    after: z.string().max(255).default(''),
    inside: z.string().max(255).default(''),
  }),
  z.strictObject({ act: z.literal('remove'), linkId }),
  z.strictObject({ act: z.literal('duplicate'), linkId }),
  z.strictObject({ act: z.literal('move'), linkId, way: z.enum(ways) }),
  z.strictObject({ act: z.literal('item'), linkId, was, button, fields }),
  z.strictObject({ act: z.literal('about'), was, fields }),
  z.strictObject({ act: z.literal('score'), id: ruleId, was, fields }),
  z.strictObject({ act: z.literal('drop-score'), id: ruleId }),
  z.strictObject({ act: z.literal('flag'), id: ruleId, was, button, fields }),
  z.strictObject({ act: z.literal('drop-flag'), id: ruleId }),
])
export type DraftChange = z.infer<typeof draftChange>

/** One change to a draft, with all that follows from it. Pure: what it makes depends on nothing but what goes in. */
export function edit(questionnaire: Questionnaire, change: DraftChange, fresh: Fresh): Edited {
  const done = oneEdit(questionnaire, change, fresh)
  return done.ok ? { ...done, questionnaire: withFlagsAnew(withScoresAnew(done.questionnaire)) } : done
}

function oneEdit(questionnaire: Questionnaire, change: DraftChange, fresh: Fresh): Edited {
  switch (change.act) {
    case 'add':
      return added(questionnaire, change, fresh)
    case 'remove':
      return removed(questionnaire, change.linkId)
    case 'duplicate':
      return duplicated(questionnaire, change.linkId, fresh)
    case 'move':
      return movedItem(questionnaire, change.linkId, change.way)
    case 'item':
      return itemEdited(questionnaire, change, fresh)
    case 'about':
      return aboutEdited(questionnaire, change)
    case 'score':
      return scoreEdited(questionnaire, change, fresh)
    case 'drop-score':
      return scoreDropped(questionnaire, change.id)
    case 'flag':
      return flagEdited(questionnaire, change, fresh)
    default:
      return flagDropped(questionnaire, change.id)
  }
}

type ItemChange = Extract<DraftChange, { act: 'item' }>

function itemEdited(questionnaire: Questionnaire, change: ItemChange, fresh: Fresh): Edited {
  const { linkId: id, button, fields: posted } = change
  const spot = spotOf(questionnaire, id)
  if (!spot && button !== ANEW) return gone
  if (spot && itemFingerprint(spot.item) !== change.was) return { ok: false, reason: 'conflict' }
  const parsed = itemFieldsSchema.safeParse(posted)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const before = spot?.item ?? itemOfKind(parsed.data.kind, fresh())
  const { item, errors } = itemFrom(questionnaire, before, rowsAfter(parsed.data, button))
  if (Object.keys(errors).length > 0) return { ok: false, reason: 'invalid', errors }
  const made = spot
    ? replaced(questionnaire, id, () => [item])
    : { ...questionnaire, item: [...(questionnaire.item ?? []), item] }
  return edited(made, `${spot ? 'Changed' : 'Added'} ${nameOf(item)}`, item.linkId)
}

const aboutSchema = z.strictObject({
  title: line({ label: 'a title', max: 200 }),
  titleEs: paragraph({ label: 'the Spanish title', max: 200 }),
  description: paragraph({ label: 'the introduction' }),
  descriptionEs: paragraph({ label: 'the Spanish introduction' }),
  copyright: paragraph({ label: 'the copyright' }),
})

/** What the questionnaire says of itself, as its form shows it */
export const fieldsOfAbout = (questionnaire: Questionnaire): Record<string, string[]> => ({
  title: [questionnaire.title ?? ''],
  titleEs: [spanishOf(questionnaire, 'title')],
  description: [questionnaire.description ?? ''],
  descriptionEs: [spanishOf(questionnaire, 'description')],
  copyright: [questionnaire.copyright ?? ''],
})

export const aboutFingerprint = (questionnaire: Questionnaire): string =>
  fingerprint(fieldsOfAbout(questionnaire))

function aboutEdited(questionnaire: Questionnaire, change: Extract<DraftChange, { act: 'about' }>): Edited {
  if (aboutFingerprint(questionnaire) !== change.was) return { ok: false, reason: 'conflict' }
  const parsed = aboutSchema.safeParse(change.fields)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { title, titleEs, description, descriptionEs, copyright } = parsed.data
  const { description: _, copyright: __, ...rest } = questionnaire
  const made: Questionnaire = {
    ...rest,
    title,
    ...(description && { description }),
    ...(copyright && { copyright }),
  }
  return edited(
    withSpanish(withSpanish(made, 'title', titleEs), 'description', descriptionEs),
    'Changed the title and introduction',
    null,
  )
}
