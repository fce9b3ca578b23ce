import { formTexts } from '@/lib/platform/field'
import { type Answers, answerOf, withPatch } from '@/lib/questionnaire/answers'
import { fieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import { readPage } from '@/lib/questionnaire/form-post'
import type { Issue } from '@/lib/questionnaire/issue'
import { journey } from '@/lib/questionnaire/journey'
import { pageOf } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { validate } from '@/lib/questionnaire/validate'
import { amended } from './amendment'
import type { Accepted } from './merge'
import { askedOn, placesOfPicked } from './page-post'

/** The hidden fields that name the pages a correction has gone through */
export const pageFieldName = 'page'

const MOST_PAGES = 100

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
  const issues: Issue[] = []
  let answers = sent
  for (const key of pages) {
    const read = readPage(questionnaire, key, fields, answers)
    issues.push(...read.issues)
    answers = withPatch(answers, read.patch)
  }
  const result = amended(questionnaire, sent, answers)
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

/** What sending would ask for and no page has shown yet */
const missingOn = (questionnaire: Questionnaire, answers: Answers, shown: ReadonlySet<string>) =>
  validate(questionnaire, answers, 'completed').find((issue) => !shown.has(issue.linkId))

/** The first page with a question that these answers bring up and that nobody has been shown */
function broughtUp(
  questionnaire: Questionnaire,
  sent: Answers,
  answers: Answers,
  shown: ReadonlySet<string>,
): string | null {
  const before = new Set(journey(questionnaire, sent).pages.flatMap(askedOn))
  const page = journey(questionnaire, answers).pages.find((one) =>
    askedOn(one).some((linkId) => !before.has(linkId) && !shown.has(linkId) && !answerOf(answers, linkId)),
  )
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
