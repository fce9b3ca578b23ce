import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button, ButtonLink } from '@/components/ui/button'
import { pageActor } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { actorClinic } from '@/lib/clinic/queries'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('peopleTitle'),
})

/** For a parent or carer: for whom they are here; with `next`, where they go on for somebody else than they were here for */
export default async function People({ searchParams }: Props) {
  const actor = await pageActor(['patient', 'carer'], '/people')
  const clinic = await actorClinic(actor)
  const t = await getTranslations('account')
  const next = ownPath((await searchParams).next)
  const all = actor.kind === 'carer' ? actor.represents : (actor.behalf?.represents ?? [])
  const now = (next && actor.kind === 'patient' && actor.behalf) || null
  const represents = all.filter(({ patientId }) => patientId !== now?.patientId)
  const nameOf = ({ givenName, familyName }: (typeof all)[number]) => `${givenName} ${familyName}`
  return (
    <PatientShell who={actor} clinic={clinic}>
      <h1 className="text-title font-bold">{all.length > 0 ? t('peopleTitle') : t('nobodyTitle')}</h1>
      {all.length === 0 ? (
        <p className="measure mt-2">{t('nobodyText', { clinic: clinic.name, phone: clinic.phone })}</p>
      ) : null}
      {now ? <p className="measure mt-2">{t('forAnother', { name: nameOf(now) })}</p> : null}
      <ul className="mt-3 flex flex-col gap-2">
        {represents.map((one) => (
          <li key={one.patientId}>
            <form method="post" action="/people/choose">
              <input type="hidden" name="patientId" value={one.patientId} />
              {next ? <input type="hidden" name="next" value={next} /> : null}
              <Button look="secondary">
                <bdi>{now ? t('goOnFor', { name: nameOf(one) }) : nameOf(one)}</bdi>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {now ? (
        <p className="mt-3 -ms-3 sm:ms-0">
          <ButtonLink href="/home" look="plain">
            {t('stayFor', { name: nameOf(now) })}
          </ButtonLink>
        </p>
      ) : null}
    </PatientShell>
  )
}
