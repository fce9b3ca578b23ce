import { StatusWord } from '@/components/ui/status-word'
import { isReviewOld } from '@/lib/guide/reviewed'
import { calendarDateWords } from '@/lib/platform/zoned-time'

type Props = {
  /** A calendar date; null where no review is on record */
  reviewedOn: Date | null
  /** Null while a clinician has yet to review it */
  reviewer: string | null
  /** Such as "2026-12-01", where the clinic is */
  today: string
}

/** Whether somebody can hand it out with a good conscience: who reviewed it, and whether that was too long ago */
export function ReviewState({ reviewedOn, reviewer, today }: Props) {
  const isOld = reviewedOn !== null && isReviewOld(reviewedOn, today)
  const day = reviewedOn ? calendarDateWords(reviewedOn) : ''
  return (
    <>
      {isOld ? (
        <span className="block">
          <StatusWord state="clarify">Over 12 months old</StatusWord>
        </span>
      ) : null}
      {reviewer === null ? (
        <>
          Awaiting clinical review
          {day ? <span className="block text-small text-quiet">Last checked {day}</span> : null}
        </>
      ) : (
        <span>
          Reviewed {day}
          {reviewer ? <span className="block text-small text-quiet">by {reviewer}</span> : null}
        </span>
      )}
    </>
  )
}
