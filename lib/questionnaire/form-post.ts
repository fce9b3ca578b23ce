import { linkIdOf, placedKey } from './address'
import { type AnswerPatch, type Answers, noAnswers, withPatch } from './answers'
import { enabledItems } from './enablement'
import type { DatePrecision } from './extension'
import {
  absentFieldName,
  dateFieldName,
  fieldName,
  otherFieldName,
  rankFieldName,
  shownFieldName,
  unitFieldName,
} from './field-names'
import type { Issue } from './issue'
import { itemIndex, type Place } from './item-index'
import { isAsked, planOf } from './pages'
import type { Item, Questionnaire } from './schema'
import { isIssue, type Reading, readItem, type TypedItem } from './typed-value'
import { unrolled } from './unrolled'
import { missing } from './validate'

const VALUES_A_FIELD = 200
const LONGEST_TYPED = 20_000

export type PagePost = Readonly<{
  /** What to save: an entry for each question that was drawn and could be read. null: it was left empty */
  patch: AnswerPatch
  /** What was typed, by field name, to draw again where there are issues; a field over 20,000 characters is cut */
  typed: Readonly<Record<string, string[]>>
  /** In the order of the page, one a question; among them `required`, which "Save and come back later" may pass over */
  issues: readonly Issue[]
  /** Questions of this page that the saved patch brings into view: show the page again before going on */
  appeared: readonly string[]
}>

/**
 * Reads what the native form of a page posted. Only that page's questions are looked at, and of those only the ones
 * drawn: named in a `shown` field, or with a field of their own in the post. What cannot be read is an issue and leaves the
 * saved answer as it was. `answers` are those saved so far, to tell what the post enables. An unknown page reads as nothing.
 */
export function readPage(
  questionnaire: Questionnaire,
  pageKey: string,
  form: FormData,
  answers: Answers = noAnswers,
): PagePost {
  const shown = new Set(texts(form, shownFieldName))
  const seen = seenIn(shown)
  const whole = unrolled(questionnaire, { ...seen, ...answers })
  const places = (planOf(whole).pages.find((page) => page.key === pageKey)?.places ?? []).filter(isTyped)
  const typed = new Map<string, string[]>()
  const drawn: { place: Place; reading: Reading }[] = []
  for (const place of places) {
    const fields = fieldsOf(place.item, form)
    for (const [name, values] of fields.typed) typed.set(name, values)
    if (!shown.has(place.item.linkId) && fields.typed.size === 0) continue
    drawn.push({ place, reading: readItem(whole, place.item, fields.item) })
  }
  const patch = Object.fromEntries(
    drawn.flatMap(({ place, reading }) => (isIssue(reading) ? [] : [[place.item.linkId, reading] as const])),
  )
  const after = unrolled(questionnaire, { ...seen, ...withPatch(answers, patch) })
  const enabled = enabledItems(after, withPatch(answers, patch))
  const issues = drawn.flatMap(({ place, reading }) => {
    if (!enabled.has(place.item.linkId)) return []
    if (reading !== null) return isIssue(reading) ? [reading] : []
    return missing(itemIndex(after).byLinkId.get(place.item.linkId) ?? place)
  })
  const isDrawn = new Set(drawn.map((one) => one.place))
  return {
    patch,
    typed: Object.fromEntries(typed),
    issues,
    appeared: places
      .filter((one) => enabled.has(one.item.linkId) && !isDrawn.has(one))
      .map((one) => one.item.linkId),
  }
}

/** A picture is sent on its own: the page's form neither brings nor empties it */
const isTyped = (place: Place): boolean => isAsked(place) && place.item.type !== 'attachment'

/** Marks for the instances that the page showed, so that what was typed there is read though nothing is saved in them */
const seenIn = (shown: ReadonlySet<string>): Answers =>
  Object.fromEntries(
    [...shown].filter((key) => linkIdOf(key) !== key).map((key) => [placedKey(key), { values: [] }]),
  )

function fieldsOf(item: Item, form: FormData): { item: TypedItem; typed: Map<string, string[]> } {
  const typed = new Map<string, string[]>()
  const read = (name: string) => {
    const values = texts(form, name)
    if (values.length > 0)
      typed.set(
        name,
        values.map((value) => value.slice(0, LONGEST_TYPED)),
      )
    return values
  }
  const { linkId } = item
  const part = (one: DatePrecision) => (item.type === 'date' ? read(dateFieldName(linkId, one)) : [])
  const isChoice = item.type === 'choice' || item.type === 'open-choice'
  const ranks = new Map<string, number>()
  if (isChoice) {
    const start = rankFieldName(linkId, '')
    for (const name of new Set(form.keys())) {
      if (name.startsWith(start) && typed.size < VALUES_A_FIELD)
        ranks.set(name, Number.parseInt(read(name)[0] ?? '', 10))
    }
  }
  return {
    item: {
      own: read(fieldName(linkId)),
      other: isChoice ? read(otherFieldName(linkId)) : [],
      absent: read(absentFieldName(linkId)),
      date: { day: part('day'), month: part('month'), year: part('year') },
      unit: item.type === 'quantity' ? read(unitFieldName(linkId)) : [],
      rank: (key) => {
        const rank = ranks.get(rankFieldName(linkId, key))
        return rank !== undefined && rank >= 1 && rank <= VALUES_A_FIELD ? rank : undefined
      },
    },
    typed,
  }
}

const texts = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .slice(0, VALUES_A_FIELD)
