import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'

type Props = {
  changes: readonly { linkId: string; sentence: string; href: string | undefined }[]
}

/** Answers that were changed in two places: what stands, what stood, and the way back to it */
export function ToldChanges({ changes }: Props) {
  const t = useTranslations('questionnaire.told')
  if (changes.length === 0) return null
  return (
    <Notice look="clarify" title={t('title')} saying>
      {changes.map(({ linkId, sentence, href }) => (
        <p key={linkId} className="mt-1">
          {sentence}{' '}
          {href ? (
            <a href={href} className="whitespace-nowrap underline">
              {t('change')}
            </a>
          ) : null}
        </p>
      ))}
    </Notice>
  )
}
