import { linkIdOf } from './address'
import { type Answers, answerOf } from './answers'
import { enabledItems } from './enablement'
import { itemControl } from './extension'
import { isQuestion, itemIndex, type Place } from './item-index'
import { secondsFor, secondsScale } from './minutes'
import { isAsked, isHidden, type PlannedPage, planOf } from './pages'
import { mostInstances } from './repeating'
import type { Item, Questionnaire } from './schema'
import { type Instance, instanceOf, isRequired, unrolled } from './unrolled'

export type PageStatus = 'not-started' | 'partly' | 'done'

/** An item to draw, in order. `depth` counts from the page; `help` is the text of its `help` items. */
export type VisibleItem = Readonly<{
  item: Item
  depth: number
  question: boolean
  help: string | undefined
  /** Of a repeating item: which time this is */
  instance: (Instance & { canAdd: boolean }) | undefined
}>

export type JourneyPage = Readonly<{
  key: string
  /** The question or group that the page is for */
  item: Item
  title: string
  sections: readonly string[]
  items: readonly VisibleItem[]
  /** One question and nothing but words beside it: its text is the page's heading */
  single: boolean
  status: PageStatus
  questions: number
  answered: number
}>

export type Journey = Readonly<{
  pages: readonly JourneyPage[]
  /** The first page that is not done; null when all are */
  firstUnanswered: string | null
  /**
   * Where somebody who comes back goes on: the first page with a required question open, else the first page not begun
   * after the last one begun. Null: nothing is left to ask, show the check page.
   */
  resumeAt: string | null
  pagesDone: number
  questions: number
  answered: number
  /** Whole minutes, at least 1 while a question is open; 0 when none is */
  minutesLeft: number
}>

/**
 * The pages that these answers lead through. Worked out anew each time and never stored, so that it cannot disagree
 * with the answers; a page with nothing enabled drops out.
 */
export function journey(questionnaire: Questionnaire, answers: Answers): Journey {
  const whole = unrolled(questionnaire, answers)
  const enabled = enabledItems(whole, answers)
  const isVisible = (place: Place) => enabled.has(place.item.linkId) && !isHidden(place)
  const pages: JourneyPage[] = []
  let words: Place[] = []
  for (const planned of planOf(whole).pages) {
    words.push(...planned.before.filter(isVisible))
    const places = planned.places.filter(isVisible)
    if (planned.wordsOnly ? words.length === 0 : !hasSomething(planned, places)) continue
    pages.push(pageWith(planned, [...words, ...places], answers))
    words = []
  }
  const open = itemIndex(whole).places.filter(
    (one) => isVisible(one) && isAsked(one) && !answerOf(answers, one.item.linkId),
  )
  const seconds = open.reduce((sum, one) => sum + secondsFor(one.item), 0) * secondsScale(questionnaire)
  return {
    pages,
    firstUnanswered: pages.find((page) => page.status !== 'done')?.key ?? null,
    resumeAt: resumeAt(pages, open),
    pagesDone: pages.filter((page) => page.status === 'done').length,
    questions: pages.reduce((sum, page) => sum + page.questions, 0),
    answered: pages.reduce((sum, page) => sum + page.answered, 0),
    minutesLeft: open.length === 0 ? 0 : Math.max(1, Math.ceil(seconds / 60)),
  }
}

/** A page with all that may stand on it, whether these answers lead there or not; nothing for a key that is none */
export function pageIfAsked(
  questionnaire: Questionnaire,
  key: string,
  answers: Answers,
): JourneyPage | undefined {
  const planned = planOf(unrolled(questionnaire, answers)).pages.find((page) => page.key === key)
  if (!planned) return undefined
  const places = [...planned.before, ...planned.places].filter((one) => !isHidden(one))
  return pageWith(planned, places, answers)
}

/** Words alone keep a page only where they were meant to stand alone, or were shown for an answer */
function hasSomething(planned: PlannedPage, visible: readonly Place[]): boolean {
  if (visible.some((one) => isQuestion(one.item))) return true
  const meant = !planned.places.some(isAsked)
  return visible.some((one) => one.item.type === 'display' && (meant || one.item.enableWhen !== undefined))
}

function pageWith(planned: PlannedPage, places: readonly Place[], answers: Answers): JourneyPage {
  const asked = places.filter(isAsked)
  const answered = asked.filter((one) => answerOf(answers, one.item.linkId)).length
  const base = planned.places[0]?.depth ?? 0
  const items = places.filter((one) => !isHelp(one.item)).map((one) => visible(one, places, base))
  const only = items.filter((one) => one.item.type !== 'display')
  return {
    key: planned.key,
    item: planned.item,
    title: planned.item.text ?? '',
    sections: planned.sections,
    items,
    single: only.length === 1 && linkIdOf(only[0]?.item.linkId ?? '') === planned.item.linkId,
    status: statusOf(asked, answered, answers),
    questions: asked.length,
    answered,
  }
}

const isHelp = (item: Item) => item.type === 'display' && itemControl(item) === 'help'

function visible(place: Place, all: readonly Place[], base: number): VisibleItem {
  const instance = instanceOf(place.item)
  const help = all.filter((one) => one.parent === place && isHelp(one.item)).map((one) => one.item.text ?? '')
  return {
    item: place.item,
    depth: Math.max(0, place.depth - base),
    question: isAsked(place),
    help: help.length > 0 ? help.join('\n') : undefined,
    instance: instance && { ...instance, canAdd: instance.count < mostInstances(place.item) },
  }
}

/** Done: every required question has an answer; where none is required, every question has one */
function statusOf(asked: readonly Place[], answered: number, answers: Answers): PageStatus {
  const required = asked.filter((one) => isRequired(one.item))
  const missing = required.some((one) => !answerOf(answers, one.item.linkId))
  if (answered === asked.length || (required.length > 0 && !missing)) return 'done'
  return answered > 0 ? 'partly' : 'not-started'
}

function resumeAt(pages: readonly JourneyPage[], open: readonly Place[]): string | null {
  const required = new Set(open.filter((one) => isRequired(one.item)).map((one) => one.item))
  const missing = pages.find((page) => page.items.some((one) => required.has(one.item)))
  const begun = pages.findLastIndex((page) => page.answered > 0)
  const after = pages.slice(begun + 1).find((page) => page.status !== 'done')
  return missing?.key ?? after?.key ?? null
}

/** The pages on either side of one; null at the ends, and for a key that these answers do not lead to */
export function neighbours(of: Journey, key: string): { previous: string | null; next: string | null } {
  const at = of.pages.findIndex((page) => page.key === key)
  if (at < 0) return { previous: null, next: null }
  return { previous: of.pages[at - 1]?.key ?? null, next: of.pages[at + 1]?.key ?? null }
}
