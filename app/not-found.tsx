import { getTranslations } from 'next-intl/server'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { currentActor } from '@/lib/access/actor'
import { actorClinic } from '@/lib/clinic/queries'

export default async function NotFound() {
  const t = await getTranslations('errors')
  const actor = await currentActor()
  // the same for everybody: for whom a carer is here is no word of this page
  const who = actor?.kind === 'patient' ? { ...actor, behalf: null } : actor
  return (
    <PatientShell who={who} clinic={actor ? await actorClinic(actor) : undefined}>
      <title>{t('notFoundTitle')}</title>
      <h1 className="text-title font-bold">{t('notFoundTitle')}</h1>
      <p className="measure my-3">{t('notFoundText')}</p>
      <ButtonLink href="/">{t('toStart')}</ButtonLink>
    </PatientShell>
  )
}
