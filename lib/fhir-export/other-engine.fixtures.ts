import { type FormItems, removeDisabledAnswers } from 'sdc-qrf'
import { type Answers, answerOf, type FhirValue, valuesOf } from '@/lib/questionnaire/answers'
import { isQuestion } from '@/lib/questionnaire/item-index'
import type { EnableWhen, Item, Questionnaire } from '@/lib/questionnaire/schema'

/**
 * Skip logic by sdc-qrf, which shares nothing with ours. It wants FHIR's value[x] as { type: value }, both in conditions and in
 * answers, and answers nested as the questionnaire nests its items.
 */
export function countedElsewhere(questionnaire: Questionnaire, answers: Answers): Set<string> {
  const kept = removeDisabledAnswers(
    { resourceType: 'Questionnaire', status: 'active', item: questionnaire.item?.map(itemElsewhere) },
    formOf(questionnaire.item, answers),
    { resource: {}, context: {}, questionnaire },
  )
  return new Set(linkIdsIn(kept))
}

function linkIdsIn(kept: unknown): string[] {
  if (kept === null || typeof kept !== 'object') return []
  return Object.entries(kept).flatMap(([linkId, part]: [string, unknown]) => {
    const answers = Array.isArray(part) ? part : []
    const below = [part, ...answers].flatMap((one) => linkIdsIn(Reflect.get(Object(one), 'items')))
    return answers.length > 0 ? [linkId, ...below] : below
  })
}

const itemElsewhere = ({ enableWhen, item, ...rest }: Item): object => ({
  ...rest,
  // what repeats has been written out before it comes here
  ...(rest.type === 'group' && { repeats: false }),
  ...(enableWhen && { enableWhen: enableWhen.map(conditionElsewhere) }),
  ...(item && { item: item.map(itemElsewhere) }),
})

function conditionElsewhere({ question, operator, ...expected }: EnableWhen): object {
  const [[key, value] = []] = Object.entries(expected).filter(([, one]) => one !== undefined)
  return { question, operator, answer: key && typed(key.replace('answer', ''), value) }
}

function formOf(items: readonly Item[] = [], answers: Answers): FormItems {
  return Object.fromEntries(
    items
      .filter(({ type }) => type !== 'display')
      .map((item) => {
        const below = formOf(item.item, answers)
        if (!isQuestion(item)) return [item.linkId, { items: below }]
        const values = valuesOf(answerOf(answers, item.linkId))
        return [item.linkId, values.map((value) => ({ value: valueElsewhere(value), items: below }))]
      }),
  )
}

function valueElsewhere(value: FhirValue): object {
  const [[key, of] = []] = Object.entries(value)
  return typed((key ?? '').replace('value', ''), of)
}

const typed = (type: string, value: unknown): object =>
  type === 'Coding' || type === 'Quantity'
    ? { [type]: value }
    : { [`${type.charAt(0).toLowerCase()}${type.slice(1)}`]: value }
