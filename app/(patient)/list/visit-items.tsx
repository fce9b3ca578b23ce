import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { ListEntry, wordsName } from '@/components/agenda/list-item'
import type { ListItem } from '@/lib/agenda/own-list'
import { headAndRest } from '@/lib/agenda/topic'
import { placeIn, placePath } from '@/lib/guide/guide-path'
import type { FormState } from '@/lib/platform/page-params'
import { dateWords } from '@/lib/platform/zoned-time'

type Props = { items: readonly ListItem[]; form: FormState; zone: string }

/** The things on the list of one visit, in order */
export async function VisitItems({ items, form, zone }: Props) {
  const t = await getTranslations('agenda')
  const locale = await getLocale()
  const came = ({ outcome }: ListItem) =>
    outcome && { discussed: t('discussed'), 'put-off': t('putOff'), 'not-needed': t('notNeeded') }[outcome]
  const from = ({ from: origin }: ListItem) => {
    if (!origin) return t('wrote')
    const { title, kind, assignmentId, place } = origin
    if (kind === 'questionnaire') return t('fromQuestions', { title })
    return t.rich('fromGuide', {
      title,
      link: (words) => (
        <Link href={placePath(assignmentId, placeIn(place))} prefetch={false}>
          {words}
        </Link>
      ),
    })
  }
  return (
    <ol className="mt-3 list-decimal border-t border-rule ps-3">
      {items.map((item, at) => {
        const { id, ownWords, source } = item
        const isOwn = source === 'own_words'
        const [topic, rest] = isOwn ? headAndRest(item) : [item.topic, ownWords]
        const error = form.errors[wordsName(id)]
        return (
          <ListEntry
            key={id}
            item={{
              ...{ id, topic, ownWords: rest, from: from(item) },
              before: item.putOffAt ? t('putOffAt', { day: dateWords(item.putOffAt, zone, locale) }) : '',
              outcome: came(item) ?? '',
            }}
            editable={ownWords || (isOwn ? topic : '')}
            typed={error ? { words: form.value(wordsName(id)), error } : null}
            canMove={{ up: at > 0, down: at < items.length - 1 }}
            words={{
              yourWords: isOwn ? '' : t('yourWords'),
              up: t('up'),
              upOf: t('upOf', { topic }),
              down: t('down'),
              downOf: t('downOf', { topic }),
              remove: t('remove'),
              removeOf: t('removeOf', { topic }),
              edit: ownWords || isOwn ? t('edit') : t('addWords'),
              editOf: t('editOf', { topic }),
              save: t('save'),
            }}
          />
        )
      })}
    </ol>
  )
}
