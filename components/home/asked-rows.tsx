import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { StatusWord } from '@/components/ui/status-word'
import type { OwnClarification } from '@/lib/questionnaire-response/clarification-queries'
import { taskRow } from './task-rows'

/** What the clinic asks again about answers that were sent: before everything else that there is to do */
export function AskedRows({ asked }: { asked: readonly OwnClarification[] }) {
  const t = useTranslations('home')
  return (
    <ul>
      {asked.map(({ id, assignmentId, question, by }) => (
        <li key={id}>
          <Link
            href={`/questions/${assignmentId}/asked#asked-${id}`}
            prefetch={false}
            className={`group ${taskRow}`}
          >
            <span>
              <span className="block font-bold text-accent group-hover:underline">
                {t('asked', { name: by })}
              </span>
              <span className="block text-quiet">{question}</span>
            </span>
            <span className="shrink-0 text-end">
              <StatusWord state="clarify">{t('askedOpen')}</StatusWord>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
