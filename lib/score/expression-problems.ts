import { extensionsOf, extensionUrl } from '@/lib/questionnaire/extension'
import type { ImportNote } from '@/lib/questionnaire/import-file'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import type { Extension, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { expressionProblem } from './expression-check'
import { processorTime } from './time-limit'

const MOST_EXPRESSIONS = 200
/** In milliseconds of the processor: so long may reading all expressions of a file take */
const MOST_TO_READ = 800

/** Why a file's expressions cannot be worked out, as sentences that name the item */
export function expressionProblems(questionnaire: Questionnaire): ImportNote[] {
  const found = [...expressionsIn(questionnaire)]
  if (found.length > MOST_EXPRESSIONS)
    return [
      {
        linkId: null,
        sentence: `The questionnaire has ${found.length} expressions, more than ${MOST_EXPRESSIONS}. Split it.`,
      },
    ]
  const begun = processorTime()
  return found.flatMap(({ item, what, extension }): ImportNote[] => {
    const late = processorTime() - begun > MOST_TO_READ
    const problem = late
      ? 'takes too long to read together with the others'
      : problemOf(item, what, extension)
    const whose = item ? `“${(item.text ?? item.linkId).slice(0, 80)}”` : 'The questionnaire'
    return problem === null
      ? []
      : [
          {
            linkId: item?.linkId ?? null,
            sentence: `${whose} has a ${what} that ${problem}. Correct it or take it out.`,
          },
        ]
  })
}

type Found = { item: Item | null; what: string; extension: Extension }

function* expressionsIn(questionnaire: Questionnaire): Iterable<Found> {
  const variables = (item: Item | null, element: Item | Questionnaire): Found[] =>
    extensionsOf(element, extensionUrl.variable).map((extension) => ({ item, what: 'variable', extension }))
  yield* variables(null, questionnaire)
  for (const { item } of itemIndex(questionnaire).places) {
    yield* variables(item, item)
    for (const what of ['calculatedExpression', 'enableWhenExpression'] as const)
      for (const extension of extensionsOf(item, extensionUrl[what])) yield { item, what, extension }
  }
}

function problemOf(item: Item | null, what: string, { valueExpression }: Extension): string | null {
  const { name, language, expression } = valueExpression ?? {}
  if (expression === undefined || expression.trim() === '') return 'has no expression in it'
  if (language !== undefined && language !== 'text/fhirpath')
    return `is written in ${language}, not in FHIRPath`
  if (what === 'variable' && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name ?? ''))
    return 'has no name that can be used'
  if (what === 'calculatedExpression' && item && (!isQuestion(item) || item.type === 'attachment'))
    return 'stands on an item that takes no such answer'
  return expressionProblem(expression)
}
