import { z } from 'zod'
import { type FieldErrors, fieldErrors, line, optionalLine } from '@/lib/platform/field'
import { extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import { itemIndex } from '@/lib/questionnaire/item-index'
import type { Extension, Questionnaire } from '@/lib/questionnaire/schema'
import { expressionProblem } from '@/lib/score/expression-check'
import { expressionOf, type Recipe, rangeOf, recipeExtensions, recipeIn } from '@/lib/score/recipe'
import { type Edited, edited } from './edited'
import { figure, figureIn } from './figure'
import { fingerprint } from './fingerprint'
import type { Fresh } from './outline-edit'
import {
  codePart,
  expressionPart,
  freshId,
  numberPart,
  otherParts,
  ruleIn,
  textPart,
  withRule,
} from './rule-list'

const rows = z.array(z.string().max(300)).max(600).default([])

const scoreFields = z.strictObject({
  title: line({ label: 'what the score is called', max: 100 }),
  method: z.enum(['sum', 'mean']).default('sum'),
  items: rows,
  gaps: z.enum(['all', 'least']).default('all'),
  least: figure('how many must be answered', true),
  direction: z.enum(['higher-is-worse', 'higher-is-better']).default('higher-is-worse'),
  unit: optionalLine({ label: 'the unit', max: 30 }),
  change: figure('the change that counts'),
  bandFrom: rows,
  bandLabel: rows,
})

export const manyScoreFields = ['items', 'bandFrom', 'bandLabel']

/** The form of a score; of a new one where there is none of that id */
export function fieldsOfScore(questionnaire: Questionnaire, id: string): Record<string, string[]> {
  const score = ruleIn(questionnaire, extensionUrl.score, id)
  const recipe = score && recipeIn(score)
  const text = (url: string) => (score && textOf(score, url)) ?? ''
  const bands = score ? extensionsOf(score, 'band') : []
  return {
    title: [text('title')],
    method: [recipe?.method ?? 'sum'],
    items: [...(recipe?.items ?? [])],
    gaps: [recipe?.least === undefined ? 'all' : 'least'],
    least: [recipe?.least?.toString() ?? ''],
    direction: [text('direction') || 'higher-is-worse'],
    unit: [text('unit')],
    change: [(score && numberOf(score, 'meaningful-change')?.toString()) ?? ''],
    bandFrom: bands.map((band) => numberOf(band, 'from')?.toString() ?? ''),
    bandLabel: bands.map((band) => textOf(band, 'label') ?? ''),
  }
}

export const ruleFingerprint = (questionnaire: Questionnaire, url: string, id: string): string =>
  fingerprint(ruleIn(questionnaire, url, id) ?? null)

/** Whether a score came with a formula of its own, which its form leaves alone */
export function isByHand(questionnaire: Questionnaire, id: string): boolean {
  const score = ruleIn(questionnaire, extensionUrl.score, id)
  return score !== undefined && recipeIn(score) === undefined
}

const shown = [
  ...['id', 'title', 'expression', 'needs', 'min', 'max', 'direction', 'unit', 'meaningful-change', 'band'],
  ...['method', 'item', 'least'],
]

type Change = { id: string; was: string; fields: Record<string, string | string[]> }

export function scoreEdited(questionnaire: Questionnaire, { id, was, fields }: Change, fresh: Fresh): Edited {
  const before = ruleIn(questionnaire, extensionUrl.score, id)
  if (ruleFingerprint(questionnaire, extensionUrl.score, id) !== was) return { ok: false, reason: 'conflict' }
  const parsed = scoreFields.safeParse(fields)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const read = parsed.data
  const byHand = isByHand(questionnaire, id)
  const recipe: Recipe = {
    method: read.method,
    items: read.items.filter((linkId) => itemIndex(questionnaire).byLinkId.has(linkId)),
    least: read.gaps === 'least' ? read.least : undefined,
  }
  const { bands, errors } = bandsFrom(read.bandFrom, read.bandLabel)
  if (!byHand) Object.assign(errors, recipeErrors(questionnaire, recipe, read.gaps))
  if (Object.keys(errors).length > 0) return { ok: false, reason: 'invalid', errors }
  const key = before ? id : freshId(questionnaire, extensionUrl.score, fresh)
  const worked = byHand
    ? otherParts(
        before,
        shown.filter((part) => !['expression', 'needs', 'min', 'max'].includes(part)),
      )
    : [...otherParts(before, shown), ...workedOut(questionnaire, recipe)]
  const extension: Extension[] = [
    codePart('id', key),
    ...textPart('title', read.title),
    ...worked,
    codePart('direction', read.direction),
    ...numberPart('meaningful-change', read.change),
    ...textPart('unit', read.unit),
    ...bands,
  ]
  const made = withRule(questionnaire, extensionUrl.score, key, { url: extensionUrl.score, extension })
  return edited(made, `Changed the score “${read.title}”`, null)
}

/** What follows from the recipe: written anew whenever a question, its answers or their weights change */
function workedOut(questionnaire: Questionnaire, recipe: Recipe): Extension[] {
  const range = rangeOf(questionnaire, recipe)
  return [
    ...recipeExtensions(recipe),
    expressionPart(expressionOf(questionnaire, recipe)),
    ...(recipe.least === undefined
      ? recipe.items.map((valueString): Extension => ({ url: 'needs', valueString }))
      : []),
    ...numberPart('min', range?.min),
    ...numberPart('max', range?.max),
  ]
}

function recipeErrors(questionnaire: Questionnaire, recipe: Recipe, gaps: 'all' | 'least'): FieldErrors {
  const errors: FieldErrors = {}
  const { items, least } = recipe
  if (items.length === 0) errors.items = 'Pick the questions that count'
  if (gaps === 'least' && (least === undefined || least < 1 || least > items.length))
    errors.least = `Say how many must be answered, from 1 to ${Math.max(1, items.length)}`
  if (expressionProblem(expressionOf(questionnaire, recipe))?.startsWith('is longer'))
    errors.items = 'These are too many for one score. Make several, or leave some out.'
  return errors
}

function bandsFrom(from: readonly string[], labels: readonly string[]) {
  const errors: FieldErrors = {}
  const bands = labels.flatMap((label, at): Extension[] => {
    const [begins, words] = [from[at]?.trim() ?? '', label.trim()]
    if (begins === '' && words === '') return []
    const value = figureIn(begins)
    if (value === undefined) errors[`bandFrom-${at}`] = 'Enter the number where this band begins'
    if (words === '') errors[`bandLabel-${at}`] = 'Enter what this band is called'
    return [{ url: 'band', extension: [...numberPart('from', value), ...textPart('label', words)] }]
  })
  return { bands, errors }
}

export function scoreDropped(questionnaire: Questionnaire, id: string): Edited {
  const score = ruleIn(questionnaire, extensionUrl.score, id)
  if (!score) return { ok: false, reason: 'conflict' }
  const words = `Removed the score “${textOf(score, 'title') ?? id}”`
  return edited(withRule(questionnaire, extensionUrl.score, id, null), words, null)
}

/** Every score of a recipe worked out anew over the questions as they stand */
export function withScoresAnew(questionnaire: Questionnaire): Questionnaire {
  return extensionsOf(questionnaire, extensionUrl.score).reduce((made, score) => {
    const recipe = recipeIn(score)
    const id = textOf(score, 'id')
    if (!recipe || !id) return made
    const made_ = ['expression', 'needs', 'min', 'max', 'method', 'item', 'least']
    const at = score.extension?.findIndex((one) => made_.includes(one.url)) ?? 0
    const others = otherParts(score, made_)
    const extension = [...others.slice(0, at), ...workedOut(questionnaire, recipe), ...others.slice(at)]
    return withRule(made, extensionUrl.score, id, { ...score, extension })
  }, questionnaire)
}
