import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('peopleTitle'),
})

/** For a parent or carer: for whom they are here */
export default async function People() {
  const actor = await pageActor(['patient', 'carer'], '/people')
  const clinic = await actorClinic(actor)
  const t = await getTranslations('account')
  const represents = actor.kind === 'carer' ? actor.represents : (actor.behalf?.represents ?? [])
  return (
    <PatientShell who={actor} clinic={clinic}>
      <h1 className="text-title font-bold">{represents.length > 0 ? t('peopleTitle') : t('nobodyTitle')}</h1>
      {represents.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-2">
          {represents.map(({ patientId, givenName, familyName }) => (
            <li key={patientId}>
              <form method="post" action="/people/choose">
                <input type="hidden" name="patientId" value={patientId} />
                <Button look="secondary">
                  <bdi>
                    {givenName} {familyName}
                  </bdi>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="measure mt-2">{t('nobodyText', { clinic: clinic.name, phone: clinic.phone })}</p>
      )}
    </PatientShell>
  )
}
