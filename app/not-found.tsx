import { getTranslations } from 'next-intl/server'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { currentActor } from '@/lib/access/actor'
import { actorClinic } from '@/lib/clinic/queries'

export default async function NotFound() {
  const t = await getTranslations('errors')
  const actor = await currentActor()
  return (
    <PatientShell signedIn={Boolean(actor)} clinic={actor ? await actorClinic(actor) : undefined}>
      <title>{t('notFoundTitle')}</title>
      <h1 className="text-title font-bold">{t('notFoundTitle')}</h1>
      <p className="measure my-3">{t('notFoundText')}</p>
      <ButtonLink href="/">{t('toStart')}</ButtonLink>
    </PatientShell>
  )
}
