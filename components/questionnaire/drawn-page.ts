import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { fieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import type { JourneyPage } from '@/lib/questionnaire/journey'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { type DrawnFields, drawn, drawnFields } from './drawn-fields'
import type { Question } from './question'

export type Drawn =
  | { kind: 'question'; question: Question }
  | { kind: 'words'; linkId: string; text: string; isTitle: boolean }

type Filled = {
  answers: Answers
  /** What was typed and could not all be taken, by field name; it stands in place of the answers it was typed over */
  typed: DrawnFields | undefined
  errors: Readonly<Record<string, string>>
  /** What to do right now, by the question whose answer asks for it */
  urgent: readonly { linkId: string; words: string }[]
  /** What was said at the last visit and may be confirmed, by question */
  lastTime?: Readonly<Record<string, { day: string; words: string }>>
}

/** A page's items as they are drawn, filled with the answers as they stand or with what was typed */
export function drawPage(
  questionnaire: Questionnaire,
  page: JourneyPage,
  { answers, typed, errors, urgent, lastTime = {} }: Filled,
): Drawn[] {
  const wasShown = typed ? drawn(typed, shownFieldName) : []
  return page.items.map(({ item, question, help }): Drawn => {
    const { linkId } = item
    if (!question) return { kind: 'words', linkId, text: item.text ?? '', isTitle: item.type === 'group' }
    const options = optionsOf(questionnaire, item)
    const fields =
      typed && wasShown.includes(linkId) ? typed : drawnFields(item, options, answerOf(answers, linkId))
    const error = errors[fieldName(linkId)]
    const now = urgent.filter((one) => one.linkId === linkId).map((one) => one.words)
    const shown = {
      item,
      options,
      help,
      isHeading: page.single,
      fields,
      error,
      urgent: now,
      lastTime: lastTime[linkId],
    }
    return { kind: 'question', question: shown }
  })
}
