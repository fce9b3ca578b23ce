import { lineOf, wordsKey } from '@/lib/platform/own-words'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { isRanking } from '@/lib/questionnaire/extension'
import { itemIndex, itemOf } from '@/lib/questionnaire/item-index'
import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import type { Questionnaire } from '@/lib/questionnaire/schema'

export type AgendaEntry = {
  linkId: string
  source: 'picked' | 'own_words'
  topic: string
  ownWords: string
  /** The same for the same pick, so that it stands on the list once for a visit */
  origin: string
}

const originOf = (linkId: string, key: string): string => `response:${linkId}:${key}`

/** A pick as these questions say it, which may be in another language than it was kept in; null for anything else */
export function pickedIn(
  questionnaire: Questionnaire,
  { linkId, origin }: Pick<AgendaEntry, 'linkId' | 'origin'>,
): string | null {
  const item = itemOf(questionnaire, linkId)
  const option = item && optionsOf(questionnaire, item).find(({ key }) => originOf(linkId, key) === origin)
  return item && option ? answerWords(item, { values: [option.value] }) : null
}

/**
 * What a patient wants to talk about: the picks and own words of every question that asks to put them in order. Own words are
 * told from others by what they say: by their place, those of two forms of a visit would take each other's.
 */
export function agendaOf(questionnaire: Questionnaire, answers: Answers): AgendaEntry[] {
  return itemIndex(questionnaire).places.flatMap(({ item }) => {
    if (!isRanking(item)) return []
    const { linkId } = item
    const options = optionsOf(questionnaire, item)
    const entries = valuesOf(answerOf(answers, linkId)).map((value): AgendaEntry => {
      const option = optionOf(options, value)
      const words = answerWords(item, { values: [value] })
      const [source, topic, ownWords] = option
        ? (['picked', words, ''] as const)
        : (['own_words', lineOf(words), words] as const)
      return {
        linkId,
        source,
        topic,
        ownWords,
        origin: originOf(linkId, option?.key ?? `own.${wordsKey(words)}`),
      }
    })
    return [...new Map(entries.map((entry) => [entry.origin, entry])).values()]
  })
}
