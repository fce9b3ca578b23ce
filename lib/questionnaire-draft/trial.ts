import { formTexts } from '@/lib/platform/field'
import { type Answers, noAnswers, withPatch } from '@/lib/questionnaire/answers'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { enabledItems } from '@/lib/questionnaire/enablement'
import { addFieldName, fieldName, removeFieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import { readPage } from '@/lib/questionnaire/form-post'
import { withAdded, withRemoved } from '@/lib/questionnaire/instance-patch'
import type { Issue } from '@/lib/questionnaire/issue'
import { type JourneyPage, journey, neighbours } from '@/lib/questionnaire/journey'
import { pageOf } from '@/lib/questionnaire/pages'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from '@/lib/score/computed'

/** The end of the journey, where the answers are looked at */
export const END = 'end'

export type Tried = Readonly<{
  answers: Answers
  /** Where it goes on: a page's key, or the end; the page itself where something is wrong or has appeared */
  next: string
  issues: readonly Issue[]
  /** The field to land on */
  at: string
}>

/** One page of a trial: what a patient's post would do, with nothing stored. */
export function tried(questionnaire: Questionnaire, pageKey: string, form: FormData, before: Answers): Tried {
  const read = readPage(questionnaire, pageKey, form, before)
  const [add] = formTexts(form, addFieldName)
  const [remove] = formTexts(form, removeFieldName)
  const repeat = add ?? remove
  const patch =
    add !== undefined
      ? withAdded(questionnaire, before, read.patch, add)
      : remove !== undefined
        ? withRemoved(questionnaire, before, read.patch, remove)
        : read.patch
  const answers = computed(questionnaire, withPatch(before, patch))
  if (repeat !== undefined) return { answers, next: pageKey, issues: [], at: `${fieldName(repeat)}.head` }
  // pictures are sent by a button of their own, and a trial takes none
  if (form.get('go') === 'here') return { answers, next: pageKey, issues: [], at: '' }
  const isBack = form.get('go') === 'back'
  const enabled = enabledItems(questionnaire, answers)
  const issues = read.issues.filter(
    ({ code, linkId }) => enabled.has(linkId) && !(isBack && code === 'required'),
  )
  if (issues.length > 0) return { answers, next: pageKey, issues, at: '' }
  const path = journey(questionnaire, answers)
  const shown = formTexts(form, shownFieldName)
  const page = path.pages.find((one) => one.key === pageKey)
  const appeared = page?.items.find(({ item, question }) => question && !shown.includes(item.linkId))
  if (appeared && !isBack) return { answers, next: pageKey, issues: [], at: fieldName(appeared.item.linkId) }
  const { previous, next } = neighbours(path, pageKey)
  return { answers, next: isBack ? (previous ?? pageKey) : (next ?? END), issues: [], at: '' }
}

/** Throw-away answers as they were kept between two pages; none where they cannot be read */
export function trialAnswers(text: string | undefined): Answers {
  if (text === undefined) return noAnswers
  try {
    const read = answersSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : noAnswers
  } catch {
    return noAnswers
  }
}

export type TrialPage = Readonly<{
  page: JourneyPage
  at: number
  of: number
  /** These answers do not lead to it; it is shown all the same, for its author */
  isOutside: boolean
  questionnaire: Questionnaire
}>

/** The page to show: by its key, by an item that stands on it, else the first */
export function trialPage(
  questionnaire: Questionnaire,
  answers: Answers,
  wanted: { key?: string | undefined; item?: string | undefined },
): TrialPage | undefined {
  const path = journey(questionnaire, answers)
  const key = wanted.key ?? (wanted.item === undefined ? undefined : pageOf(questionnaire, wanted.item))
  const found = key === undefined ? path.pages[0] : path.pages.find((one) => one.key === key)
  const isThere = wanted.item === undefined || found?.items.some(({ item }) => item.linkId === wanted.item)
  if (found && isThere)
    return {
      page: found,
      at: path.pages.indexOf(found) + 1,
      of: path.pages.length,
      isOutside: false,
      questionnaire,
    }
  const open = withoutConditions(questionnaire)
  const pages = journey(open, answers).pages
  const page = pages.find((one) => one.key === key) ?? pages[0]
  if (!page) return undefined
  return { page, at: pages.indexOf(page) + 1, of: pages.length, isOutside: true, questionnaire: open }
}

const withoutConditions = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  item: questionnaire.item?.map(alwaysAsked),
})

function alwaysAsked({ enableWhen: _, enableBehavior: __, item, ...rest }: Item): Item {
  return { ...rest, ...(item && { item: item.map(alwaysAsked) }) }
}
