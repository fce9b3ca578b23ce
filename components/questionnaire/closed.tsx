import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'

type Props = {
  response: {
    assignmentId: string
    closing: 'completed' | 'withdrawn' | 'closed' | null
    completedAt: Date | null
    revision: number
    isCorrectable: boolean
    visit: { isCancelled: boolean }
  }
  clinic: { name: string; phone: string; timeZone: string }
  locale: string
  late: readonly { question: string; words: string }[]
}

/** The words that say why: the name of their messages */
export function closedAs({ closing, visit }: Pick<Props['response'], 'closing' | 'visit'>) {
  if (closing === 'closed') return visit.isCancelled ? 'cancelled' : 'over'
  return closing ?? 'over'
}

/** Why nothing more can be answered here, and what had been typed when it was too late */
export function Closed({ response, clinic, locale, late }: Props) {
  const t = useTranslations('questionnaire.closed')
  const { completedAt } = response
  const why = closedAs(response)
  const at = {
    day: completedAt ? dayWords(completedAt, clinic.timeZone, locale) : '',
    time: completedAt ? timeWords(completedAt, clinic.timeZone, locale) : '',
  }
  const isRead = completedAt !== null || response.revision > 0
  return (
    <>
      <h1 className="text-title font-bold">{t(`${why}Title`)}</h1>
      <p className="measure my-3">{t(why, at)}</p>
      {response.isCorrectable ? <p className="measure my-3">{t('correct')}</p> : null}
      {late.length > 0 ? (
        <Notice look="clarify" title={t('late')}>
          <dl>
            {late.map(({ question, words }) => (
              <div key={question} className="mt-1">
                <dt>{question}</dt>
                <dd className="whitespace-pre-line font-semibold">{words}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-2">{t('lateHint', { clinic: clinic.name, phone: clinic.phone })}</p>
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink href="/home">{t('home')}</ButtonLink>
        {isRead ? (
          <ButtonLink look="secondary" href={`/questions/${response.assignmentId}/answers`}>
            {t('read')}
          </ButtonLink>
        ) : null}
      </div>
    </>
  )
}
