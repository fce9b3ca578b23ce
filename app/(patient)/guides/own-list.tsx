import { getTranslations } from 'next-intl/server'
import { PrintedList } from '@/components/agenda/printed-list'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { ownLists } from '@/lib/agenda/queries'

/** The reader's own list for a visit, at the end of what is printed for it; nothing where the visit is over */
export async function OwnList({
  actor,
  appointmentId,
  level,
}: {
  actor: PatientActor
  appointmentId: string
  level: 'h2' | 'h3'
}) {
  const visit = (await ownLists(actor))?.visits.find((one) => one.appointmentId === appointmentId)
  if (!visit) return null
  const t = await getTranslations('agenda')
  return (
    <PrintedList
      items={visit.items}
      level={level}
      words={{ title: t('title'), empty: t('empty'), yourWords: t('yourWords') }}
    />
  )
}
