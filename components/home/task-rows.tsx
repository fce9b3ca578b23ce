import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Said } from '@/components/ui/said-in'
import { StatusWord } from '@/components/ui/status-word'
import type { OwnTask } from '@/lib/assignment/own-visit'
import { dayWords } from '@/lib/platform/zoned-time'

const place = (task: OwnTask): string => {
  const start = task.kind === 'guide' ? `/guides/${task.assignmentId}` : `/questions/${task.assignmentId}`
  return task.kind === 'questionnaire' && task.state === 'done' ? `${start}/answers` : start
}

/** A whole row to tap */
export const taskRow =
  'flex min-h-[64px] items-center justify-between gap-2 border-b border-rule py-1.5 text-ink no-underline hover:bg-wash'

/** What there is to do, a row each, the whole row to tap: what it is, how long, how far */
export function TaskRows({ tasks }: { tasks: readonly OwnTask[] }) {
  const t = useTranslations('home')
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.assignmentId}>
          <Link href={place(task)} prefetch={false} className={`group ${taskRow}`}>
            <span>
              <span className="block font-bold text-accent group-hover:underline">
                <Said language={task.language}>{task.title}</Said>
              </span>
              <span className="block text-quiet">
                {t(task.kind === 'guide' ? 'guide' : 'questions')},{' '}
                {t(task.state === 'begun' ? 'minutesLeft' : 'minutes', { minutes: task.minutesLeft })}
              </span>
            </span>
            <span className="shrink-0 text-end">
              <StatusWord state={task.state === 'begun' ? 'partly' : 'open'}>
                {t(task.state === 'begun' ? 'inProgress' : 'notStarted')}
              </StatusWord>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

type Done = { tasks: readonly OwnTask[]; timeZone: string; locale: string }

/** What is done and can be read again: sent answers with their day, guides as they are */
export function DoneRows({ tasks, timeZone, locale }: Done) {
  const t = useTranslations('home')
  return (
    <ul className="mt-1">
      {tasks.map((task) => (
        <li key={task.assignmentId}>
          <Link href={place(task)} prefetch={false} className={`group ${taskRow}`}>
            <span>
              <span className="block text-accent underline underline-offset-4">
                <Said language={task.language}>{task.title}</Said>
              </span>
              {task.kind === 'questionnaire' && task.completedAt ? (
                <span className="block text-quiet">
                  {t('sentOn', { day: dayWords(task.completedAt, timeZone, locale) })}
                </span>
              ) : null}
            </span>
            <span className="shrink-0">
              <StatusWord state="done">{t(task.kind === 'guide' ? 'finished' : 'sent')}</StatusWord>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
