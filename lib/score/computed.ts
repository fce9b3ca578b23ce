import { conditionKey, isConditionKey, linkIdOf, subjectOf } from '@/lib/questionnaire/address'
import { type Answer, type Answers, sameAnswer, withPatch } from '@/lib/questionnaire/answers'
import {
  expressionIn,
  extensionsOf,
  extensionUrl,
  hasCondition,
  isCalculated,
} from '@/lib/questionnaire/extension'
import { itemIndex, type Place } from '@/lib/questionnaire/item-index'
import { type ResponseItem, toQuestionnaireResponse } from '@/lib/questionnaire/response'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import { answerFrom } from './calculated-answer'
import { evaluate, responseBudget, type TimeBudget } from './expression'
import { typedItems } from './typed-item'
import { weighted } from './weighted'

/** Calculated items stand after what they are made of; a second pass is for what a condition brings in */
const MOST_PASSES = 4

/**
 * The answers with all that the file's expressions make of them: calculated values, and whether each item is asked that an
 * expression decides about. Whatever stood there before, or was claimed, is put aside first, so the outcome depends on
 * what was answered and on nothing else. The same object where the file has no expressions.
 */
export function computed(questionnaire: Questionnaire, given: Answers): Answers {
  const { byLinkId, places } = itemIndex(questionnaire)
  if (!places.some(({ item }) => isCalculated(item) || hasCondition(item))) return given
  const isMade = (key: string) => {
    const item = byLinkId.get(linkIdOf(key))?.item
    return isConditionKey(key) || (item !== undefined && subjectOf(key) === key && isCalculated(item))
  }
  let answers: Answers = Object.fromEntries(Object.entries(given).filter(([key]) => !isMade(key)))
  const budget = responseBudget()
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = answers
    answers = onePass(questionnaire, answers, budget)
    if (answers === before) break
  }
  return answers
}

function onePass(questionnaire: Questionnaire, given: Answers, budget: TimeBudget): Answers {
  const whole = unrolled(questionnaire, given)
  let answers = given
  let ground: Ground | undefined
  const set = (key: string, answer: Answer | null) => {
    const before = Object.hasOwn(answers, key) ? answers[key] : null
    if (sameAnswer(before, answer)) return
    answers = withPatch(answers, Object.fromEntries([[key, answer]]))
    ground = undefined
  }
  for (const place of itemIndex(whole).ordered) {
    const { item } = place
    for (const url of [extensionUrl.enableWhenExpression, extensionUrl.calculatedExpression]) {
      const expression = expressionIn(item, url)
      if (expression === undefined || budget.left <= 0) continue
      ground ??= groundOf(questionnaire, whole, answers, budget)
      const results = ground.evaluate(expression, place)
      if (url === extensionUrl.calculatedExpression)
        set(item.linkId, answerFrom(questionnaire, item, results))
      else
        set(conditionKey(item.linkId), {
          values: [{ valueBoolean: results.length === 1 && results[0] === true }],
        })
    }
  }
  return answers
}

type Ground = { evaluate: (expression: string, place: Place) => readonly unknown[] }

/** The answers as FHIRPath sees them: the response, the item that an expression stands on, the variables in sight */
function groundOf(
  questionnaire: Questionnaire,
  whole: Questionnaire,
  answers: Answers,
  budget: TimeBudget,
): Ground {
  const items = new Map<string, ResponseItem>()
  const response = toQuestionnaireResponse(whole, answers, { status: 'in-progress' }, items)
  const seen = new Map<Place | null, Readonly<Record<string, unknown>>>()
  const typed = typedItems(response)
  const contextOf = ({ item }: Place): object => {
    const found = items.get(item.linkId)
    return found ? typed(found) : { linkId: linkIdOf(item.linkId) }
  }
  const run = (expression: string, context: object, variables: Readonly<Record<string, unknown>>) => {
    const done = evaluate(
      expression,
      context,
      { ...variables, resource: response, context, questionnaire: weighted(questionnaire) },
      budget,
    )
    return done.ok ? done.results : []
  }
  const variablesAt = (place: Place | null): Readonly<Record<string, unknown>> => {
    const before = seen.get(place)
    if (before) return before
    const found: Record<string, unknown> = place ? { ...variablesAt(place.parent) } : {}
    const element = place ? place.item : questionnaire
    for (const { valueExpression: { name, expression } = {} } of extensionsOf(
      element,
      extensionUrl.variable,
    )) {
      if (!name || expression === undefined || reserved.includes(name)) continue
      found[name] = run(expression, place ? contextOf(place) : response, found)
    }
    seen.set(place, found)
    return found
  }
  return { evaluate: (expression, place) => run(expression, contextOf(place), variablesAt(place)) }
}

const reserved = ['resource', 'context', 'questionnaire', '__proto__']
