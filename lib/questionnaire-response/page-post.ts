import type { Answers } from '@/lib/questionnaire/answers'
import { enabledItems } from '@/lib/questionnaire/enablement'
import { fieldName, rankFieldName } from '@/lib/questionnaire/field-names'
import { type Issue, issue } from '@/lib/questionnaire/issue'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { type JourneyPage, journey, neighbours } from '@/lib/questionnaire/journey'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import type { Saved } from './commands'

export type Go = 'next' | 'back' | 'later'

type Turn = {
  after: { assignmentId: string; questionnaire: Questionnaire; answers: Answers }
  pageKey: string
  go: Go
  fromCheck: boolean
  /** Questions of the same page that its answers brought up */
  appeared: readonly string[]
  saved: Pick<Saved, 'revision' | 'collisions'>
}

/** Questions of a page that its answers brought up, by what the server has worked out since */
export function appearedOn(
  { questionnaire, answers }: Turn['after'],
  pageKey: string,
  shown: readonly string[],
): string[] {
  const page = journey(questionnaire, answers).pages.find((one) => one.key === pageKey)
  return page ? askedOn(page).filter((key) => !shown.includes(key)) : []
}

/** The linkIds of a page that want an answer */
export const askedOn = (page: JourneyPage): string[] =>
  page.items.filter(({ question }) => question).map(({ item }) => item.linkId)

/** What is wrong, without what the saved answers made a question that is not asked, by the words that it is asked in */
export function stillAsked({ questionnaire, answers }: Turn['after'], issues: readonly Issue[]): Issue[] {
  const { byLinkId } = itemIndex(unrolled(questionnaire, answers))
  const enabled = enabledItems(questionnaire, answers)
  return issues.flatMap((one) => {
    const { linkId, code, params } = one
    const place = byLinkId.get(linkId)
    if (!place) return one
    const { question: _, ...others } = params
    return enabled.has(linkId) ? issue(place.item, code, others) : []
  })
}

/** Where a saved page leads: a path of ours, with what has to be told there */
export function whereNext({ after, pageKey, go, fromCheck, appeared, saved }: Turn): string {
  const start = `/questions/${after.assignmentId}`
  const told = new URLSearchParams()
  if (saved.collisions.length > 0) {
    told.set('kept', String(saved.revision))
    for (const { linkId } of saved.collisions) told.append('also', linkId)
  }
  const [first] = appeared
  if (go === 'next' && first !== undefined) {
    told.set('more', '1')
    if (fromCheck) told.set('return', 'check')
    return `${start}/${pageKey}?${told}#${fieldName(first)}`
  }
  const query = told.size > 0 ? `?${told}` : ''
  if (go === 'later') return '/home?saved=1'
  if (fromCheck) return `${start}/check${query}`
  const { previous, next } = neighbours(journey(after.questionnaire, after.answers), pageKey)
  if (go === 'back') return previous ? `${start}/${previous}${query}` : start
  return `${start}/${next ?? 'check'}${query}`
}

/**
 * A ranked choice that was unticked may still post the place it had, in a field that is no longer shown: without its
 * tick a place says nothing. Own words have no tick, their place counts.
 */
export function placesOfPicked(form: FormData, linkIds: readonly string[]): FormData {
  const kept = new FormData()
  const stale = new Set(
    linkIds.flatMap((linkId) => {
      const picked = new Set(form.getAll(fieldName(linkId)).map((key) => rankFieldName(linkId, String(key))))
      const ranks = [...form.keys()].filter((name) => name.startsWith(rankFieldName(linkId, '')))
      return ranks.filter((name) => !picked.has(name) && !name.startsWith(rankFieldName(linkId, 'other.')))
    }),
  )
  for (const [name, value] of form) if (!stale.has(name)) kept.append(name, value)
  return kept
}
