import { computed } from '@/lib/score/computed'
import { addressOf } from './address'
import { type Answer, type Answers, answerOf, sameAnswer } from './answers'
import { enabledItems } from './enablement'
import { isCalculated } from './extension'
import { deepest, isObject } from './import-file'
import { isQuestion, itemIndex, type Place } from './item-index'
import { type OutcomeIssue, outcomeIssue } from './operation-outcome'
import { idsFor, isInstanced } from './repeating'
import { readAnswers } from './response-answers'
import { checkComplete, isRepeatingGroup, type Standing } from './response-completeness'
import { checkElement, elementsIn, Findings } from './response-json'
import { nameOfItem } from './response-words'
import type { Questionnaire } from './schema'

type Found = { json: Record<string, unknown>; path: string }
/** The ids of the instances that a list stands in */
type Around = readonly string[]
type Check = Standing & { isStrict: boolean; answers: Map<string, Answer> }

export type ResponseCheck = Readonly<{
  /** Whether it is a response at all, however wrong */
  isResponse: boolean
  issues: readonly OutcomeIssue[]
  answers: Answers
}>

const MOST_ISSUES = 500
/** 200 items in one another, each under an answer of the one above */
const MOST_NESTED = 1000
const statuses = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']

/**
 * Holds a QuestionnaireResponse from anywhere against its questionnaire, by the rules of FHIR R4. One that is completed
 * or amended is held to all of them; while in progress what is missing, too short or no longer asked is forgiven.
 * `answers` are what could be read, for who goes on to score them.
 */
export function checkResponse(questionnaire: Questionnaire, json: unknown): ResponseCheck {
  const root = 'QuestionnaireResponse'
  const refused = (text: string): ResponseCheck => ({
    isResponse: false,
    issues: [outcomeIssue('error', 'structure', text, root)],
    answers: {},
  })
  if (!isObject(json)) return refused('The response is no JSON object.')
  if (json.resourceType !== 'QuestionnaireResponse')
    return refused(
      typeof json.resourceType === 'string'
        ? `The response is a FHIR ${json.resourceType.slice(0, 80)}, not a QuestionnaireResponse.`
        : 'The response has no resourceType.',
    )
  if (deepest(json) > MOST_NESTED) return refused('The response is nested too deep to be checked.')
  const found = new Findings(MOST_ISSUES)
  const isStrict = json.status === 'completed' || json.status === 'amended'
  const check: Check = { questionnaire, found, isStrict, answers: new Map(), present: [], levels: [] }
  checkRoot(json, questionnaire, found)
  const linkIds = checkItems(elementsIn(json.item, `${root}.item`, found), null, [], check)
  check.levels.push({ parent: null, path: root, ids: [], linkIds })
  const answers = Object.fromEntries(check.answers)
  if (isStrict) {
    const worked = computed(questionnaire, answers)
    checkComplete(check, answers, enabledItems(questionnaire, worked))
    sayClaims(check, worked)
  }
  return { isResponse: true, issues: found.issues, answers }
}

/** A calculated item is worked out anew wherever it counts; one that says something else has been told so */
function sayClaims({ present, answers, found }: Check, worked: Answers): void {
  for (const { place, path, key } of present) {
    const claimed = answers.get(key)
    if (!claimed || !isCalculated(place.item) || sameAnswer(claimed, answerOf(worked, key))) continue
    const name = nameOfItem(place.item)
    found.add(
      'warning',
      'value',
      `${name} is worked out from other answers, and does not come to what stands here.`,
      path,
    )
  }
}

function checkRoot(json: Record<string, unknown>, { url, version }: Questionnaire, found: Findings): void {
  const at = (element: string) => `QuestionnaireResponse.${element}`
  checkElement(json, 'response', 'QuestionnaireResponse', found)
  if (json.status === undefined) found.error('required', 'The response has no status.', at('status'))
  else if (!statuses.some((one) => one === json.status))
    found.error('code-invalid', `The status is none of ${statuses.join(', ')}.`, at('status'))
  const canonical = json.questionnaire
  if (canonical === undefined || !url) return
  const [itsUrl, itsVersion] = typeof canonical === 'string' ? canonical.split('|') : []
  if (itsUrl !== url)
    found.error('value', 'The response is to another questionnaire than this one.', at('questionnaire'))
  else if (itsVersion && version && itsVersion !== version)
    found.error(
      'value',
      `The response is to version ${itsVersion.slice(0, 80)} of the questionnaire; this is ${version}.`,
      at('questionnaire'),
    )
}

/** Checks the items of one list and counts them by linkId */
function checkItems(
  given: readonly Found[],
  parent: Place | null,
  around: Around,
  check: Check,
): Map<string, number> {
  const { found } = check
  const linkIds = new Map<string, number>()
  let latest = -1
  for (const one of given) {
    if (found.isFull) return linkIds
    checkElement(one.json, 'item', one.path, found)
    const place = placeOf(one, check)
    if (!place) continue
    const { item } = place
    const name = nameOfItem(item)
    if (place.parent?.item !== parent?.item)
      found.error(
        'structure',
        `${name} belongs ${place.parent ? `under ${nameOfItem(place.parent.item)}` : 'on the first level'}.`,
        one.path,
      )
    else if (place.at < latest)
      found.error('structure', `${name} stands after an item that follows it in the questionnaire.`, one.path)
    latest = Math.max(latest, place.at)
    const times = (linkIds.get(item.linkId) ?? 0) + 1
    linkIds.set(item.linkId, times)
    if (times === 2 && !isRepeatingGroup(item))
      found.error(
        'structure',
        isQuestion(item)
          ? `${name} stands twice. Several answers to a question stand in one item.`
          : `${name} stands twice and does not repeat.`,
        one.path,
      )
    checkItem(place, one, idsFor(check.questionnaire, item, around, times), check)
  }
  return linkIds
}

function placeOf({ json, path }: Found, { questionnaire, found }: Check): Place | undefined {
  const { linkId } = json
  if (typeof linkId !== 'string' || linkId === '') {
    found.error('required', 'An item has no linkId.', `${path}.linkId`)
    return undefined
  }
  const place = itemIndex(questionnaire).byLinkId.get(linkId)
  if (!place)
    found.error('not-found', `The questionnaire has no item ${linkId.slice(0, 80)}.`, `${path}.linkId`)
  return place
}

function checkItem(place: Place, { json, path }: Found, ids: Around, check: Check): void {
  const { item } = place
  if (isQuestion(item)) checkQuestion(place, { json, path }, ids, check)
  else checkGroup(place, { json, path }, ids, check)
}

function checkGroup(place: Place, { json, path }: Found, ids: Around, check: Check): void {
  const { found } = check
  const { item } = place
  check.present.push({ place, path, key: addressOf(item.linkId, ids) })
  if (Object.hasOwn(json, 'answer'))
    found.error(
      'structure',
      `${nameOfItem(item)} is a ${item.type}, which takes no answer.`,
      `${path}.answer`,
    )
  if (item.type === 'display' && Object.hasOwn(json, 'item'))
    found.error('structure', `${nameOfItem(item)} is a display, which holds no items.`, `${path}.item`)
  const linkIds = checkItems(elementsIn(json.item, `${path}.item`, found), place, ids, check)
  check.levels.push({ parent: place, path, ids, linkIds })
}

function checkQuestion(place: Place, { json, path }: Found, ids: Around, check: Check): void {
  const { found } = check
  const { item } = place
  if (Object.hasOwn(json, 'item'))
    found.error(
      'invariant',
      `${nameOfItem(item)} has items ${Object.hasOwn(json, 'answer') ? 'beside' : 'without'} its answer. Under a question they stand in its answer.`,
      `${path}.item`,
    )
  const given = elementsIn(json.answer, `${path}.answer`, found)
  if (isInstanced(item)) {
    // Each answer is an instance, with what stands under it
    given.forEach((one, at) => {
      const own = [...ids, (at + 1).toString(36)]
      checkAnswers(place, [one], one.path, own, check)
    })
    if (given.length === 0) checkAnswers(place, [], path, [...ids, '1'], check)
  } else checkAnswers(place, given, path, ids, check, json)
}

function checkAnswers(
  place: Place,
  given: readonly Found[],
  path: string,
  ids: Around,
  check: Check,
  itself?: Record<string, unknown>,
): void {
  const { item } = place
  const key = addressOf(item.linkId, ids)
  check.present.push({ place, path, key })
  const answer = readAnswers(item, given, path, check)
  if (answer) check.answers.set(key, answer)
  const below = new Map<string, number>()
  for (const one of [...(itself ? [{ json: itself, path }] : []), ...given]) {
    const items = elementsIn(one.json.item, `${one.path}.item`, check.found)
    for (const [linkId, times] of checkItems(items, place, ids, check))
      below.set(linkId, (below.get(linkId) ?? 0) + times)
  }
  check.levels.push({ parent: place, path, ids, linkIds: below })
}
