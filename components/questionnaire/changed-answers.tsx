import { useTranslations } from 'next-intl'

type Props = { rows: readonly { linkId: string; question: string; was: string; now: string }[] }

/** What was sent and what is said now, question by question */
export function ChangedAnswers({ rows }: Props) {
  const t = useTranslations('questionnaire.change')
  return (
    <dl className="mt-2 border-t-2 border-ink">
      {rows.map(({ linkId, question, was, now }) => (
        <div key={linkId} className="border-b border-rule py-1.5">
          <dt className="text-quiet">{question}</dt>
          <dd className="mt-0.5 whitespace-pre-line">
            <span className="text-quiet">{t('was')}: </span>
            {was}
          </dd>
          <dd className="whitespace-pre-line">
            <span className="text-quiet">{t('now')}: </span>
            <span className="font-semibold">{now}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
