import { formTexts } from '@/lib/platform/field'
import { type Answers, answerOf, withPatch } from '@/lib/questionnaire/answers'
import { addFieldName, fieldName, removeFieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import { readPage } from '@/lib/questionnaire/form-post'
import { isUnder, withAdded, withRemoved } from '@/lib/questionnaire/instance-patch'
import type { Issue } from '@/lib/questionnaire/issue'
import { itemOf } from '@/lib/questionnaire/item-index'
import { journey } from '@/lib/questionnaire/journey'
import { pageOf } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { validate } from '@/lib/questionnaire/validate'
import { amended, withoutPhotos } from './amendment'
import type { Accepted } from './merge'
import { askedOn, placesOfPicked } from './page-post'

/** The hidden fields that name the pages a correction has gone through */
export const pageFieldName = 'page'

/** The hidden fields that name what was added on the way and what was taken away, by address */
export const addedFieldName = 'added'
export const removedFieldName = 'removed'

const MOST_PAGES = 100
const MOST_PRESSES = 200

export type Correction = {
  pages: string[]
  answers: Answers
  changes: Accepted[]
  /** What cannot stay as it is, on the pages gone through */
  issues: Issue[]
  /** The page to go to next: one with something wrong, or one that the correction brings questions up on. Null: none. */
  openPage: string | null
}

/**
 * A correction as its form brings it: the pages gone through, each with its fields. Nothing of it is stored before it is
 * sent as a whole, because half a correction of what was sent would be neither.
 */
export function readCorrection(questionnaire: Questionnaire, sent: Answers, form: FormData): Correction {
  const shown = formTexts(form, shownFieldName)
  const pages = [...new Set(formTexts(form, pageFieldName))].slice(0, MOST_PAGES)
  const fields = placesOfPicked(form, shown)
  const [added, removed] = [addedIn(form), removedIn(form)]
  const on = (key: string) => (address: string) => pageOf(questionnaire, address) === key
  const isGone = (linkId: string) => removed.some((address) => isUnder(questionnaire, linkId, address))
  const issues: Issue[] = []
  let answers = sent
  for (const key of pages) {
    for (const address of added.filter(on(key)))
      answers = withPatch(answers, withAdded(questionnaire, answers, {}, address))
    const read = readPage(questionnaire, key, fields, answers)
    issues.push(...read.issues.filter(({ linkId }) => !isGone(linkId)))
    answers = withPatch(answers, read.patch)
    for (const address of removed.filter(on(key)))
      answers = withPatch(answers, withRemoved(questionnaire, answers, {}, address))
  }
  const gone = Object.keys(sent).filter((key) => answerOf(answers, key) === undefined)
  const result = amended(questionnaire, sent, {
    ...answers,
    ...Object.fromEntries(gone.map((key) => [key, null])),
  })
  const wrong = issues[0] ?? missingOn(questionnaire, result.answers, new Set(shown))
  const wrongPage = wrong && pageOf(questionnaire, wrong.linkId)
  return {
    pages,
    answers: result.answers,
    changes: result.changes,
    issues,
    openPage: wrongPage ?? broughtUp(questionnaire, sent, result.answers, new Set(shown)),
  }
}

const addedIn = (form: FormData): string[] => formTexts(form, addedFieldName).slice(0, MOST_PRESSES)
const removedIn = (form: FormData): string[] => formTexts(form, removedFieldName).slice(0, MOST_PRESSES)

/** The button that adds one more of what repeats, or takes one away: put with those pressed before. Its address. */
export function takeRepeat(form: FormData): string | null {
  for (const [button, kept] of [
    [addFieldName, addedFieldName],
    [removeFieldName, removedFieldName],
  ] as const) {
    const [address] = formTexts(form, button)
    form.delete(button)
    if (address === undefined) continue
    form.append(kept, address)
    return address
  }
  return null
}

/** What sending would ask for and no page has shown yet */
const missingOn = (questionnaire: Questionnaire, answers: Answers, shown: ReadonlySet<string>) =>
  withoutPhotos(questionnaire, validate(questionnaire, answers, 'completed')).find(
    (issue) => !shown.has(issue.linkId),
  )

/** The first page with a question that these answers bring up and that nobody has been shown */
function broughtUp(
  questionnaire: Questionnaire,
  sent: Answers,
  answers: Answers,
  shown: ReadonlySet<string>,
): string | null {
  const before = new Set(journey(questionnaire, sent).pages.flatMap(askedOn))
  const isOpen = (linkId: string) =>
    !before.has(linkId) &&
    !shown.has(linkId) &&
    !answerOf(answers, linkId) &&
    itemOf(questionnaire, linkId)?.type !== 'attachment'
  const page = journey(questionnaire, answers).pages.find((one) => askedOn(one).some(isOpen))
  return page?.key ?? null
}

/** The fields of other pages, to be carried along while this one is shown */
export function carriedFields(
  fields: Readonly<Record<string, readonly string[]>>,
  pageKey: string,
  linkIds: readonly string[],
): [string, string][] {
  const own = linkIds.map(fieldName)
  return Object.entries(fields).flatMap(([name, values]) => {
    if (own.some((field) => name === field || name.startsWith(`${field}.`))) return []
    return values
      .filter((value) => !(name === pageFieldName && value === pageKey))
      .filter((value) => !(name === shownFieldName && linkIds.includes(value)))
      .map((value): [string, string] => [name, value])
  })
}
