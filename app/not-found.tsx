import { getTranslations } from 'next-intl/server'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { currentActor } from '@/lib/access/actor'
import { isOfClinic } from '@/lib/access/policy'
import { actorClinic } from '@/lib/clinic/queries'

export default async function NotFound() {
  const t = await getTranslations('errors')
  const actor = await currentActor()
  const clinic = actor ? await actorClinic(actor) : undefined
  if (actor && clinic && isOfClinic(actor))
    return (
      <ClinicShell who={actor} clinicName={clinic.name}>
        <title>{t('notFoundTitle')}</title>
        <PageHeading title={t('notFoundTitle')} />
        <p className="measure mt-1 mb-2">{t('notFoundText')}</p>
        <ButtonLink size="clinic" href="/">
          {t('toStart')}
        </ButtonLink>
      </ClinicShell>
    )
  // the same for everybody: for whom a carer is here is no word of this page
  const who = actor?.kind === 'patient' ? { ...actor, behalf: null } : actor
  return (
    <PatientShell who={who} clinic={clinic}>
      <title>{t('notFoundTitle')}</title>
      <h1 className="text-title font-bold">{t('notFoundTitle')}</h1>
      <p className="measure my-3">{t('notFoundText')}</p>
      <ButtonLink href="/">{t('toStart')}</ButtonLink>
    </PatientShell>
  )
}
