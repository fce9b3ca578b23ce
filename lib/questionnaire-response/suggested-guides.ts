import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import type { Questionnaire } from '@/lib/questionnaire/schema'

type Answered = { questionnaire: Questionnaire; answers: Answers }

/** The guides that the chosen answers suggest to read next, by their slugs, each once */
export function suggestedGuides({ questionnaire, answers }: Answered): string[] {
  const slugs = itemIndex(questionnaire).places.flatMap(({ item }) => {
    const options = optionsOf(questionnaire, item)
    return valuesOf(answerOf(answers, item.linkId)).flatMap((value) => optionOf(options, value)?.guide ?? [])
  })
  return [...new Set(slugs)]
}
