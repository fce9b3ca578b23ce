import { isRanking, itemControl, scaleOf } from '@/lib/questionnaire/extension'
import { shownFieldName } from '@/lib/questionnaire/field-names'
import { BodyQuestion, isBodyMap } from './body-question'
import { ChoiceQuestion, YesNoQuestion } from './choice-question'
import { DateQuestion } from './date-question'
import { PhotoQuestion } from './photo-question'
import type { Question } from './question'
import { RankingQuestion } from './ranking-question'
import { ScaleQuestion } from './scale-question'
import { UrgentHere } from './urgent-here'
import { WordsQuestion } from './words-question'

/**
 * One question with the fields it posts. `data-exclusive` tells the page's script which boxes stand alone, `data-refused` that
 * what it holds could not be taken.
 */
export function QuestionItem({ question, urgentTitle }: { question: Question; urgentTitle: string }) {
  const { item, options } = question
  const exclusive = options.filter((option) => option.exclusive).map((option) => option.key)
  return (
    <div
      data-link-id={item.linkId}
      data-refused={question.isRefused ? '' : undefined}
      data-exclusive={exclusive.length > 0 ? JSON.stringify(exclusive) : undefined}
    >
      <input type="hidden" name={shownFieldName} value={item.linkId} />
      <Control question={question} />
      <UrgentHere linkId={item.linkId} title={urgentTitle} words={question.urgent} />
    </div>
  )
}

function Control({ question }: { question: Question }) {
  const { item, options } = question
  const scale = scaleOf(item)
  if (scale) return <ScaleQuestion question={question} scale={scale} />
  if (item.type === 'attachment') return <PhotoQuestion question={question} />
  if (item.type === 'boolean') return <YesNoQuestion question={question} />
  if (item.type === 'date') return <DateQuestion question={question} />
  if (item.type !== 'choice' && item.type !== 'open-choice') return <WordsQuestion question={question} />
  if (isRanking(item) && item.repeats) return <RankingQuestion question={question} />
  if (itemControl(item) === 'body-site' && item.repeats && isBodyMap(options))
    return <BodyQuestion question={question} />
  return <ChoiceQuestion question={question} />
}
