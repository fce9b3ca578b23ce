import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button, ButtonLink } from '@/components/ui/button'
import { pageActor } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { CODES_PAGE, codesToShow } from '@/lib/account/shown-codes'
import { actorClinic } from '@/lib/clinic/queries'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('codesTitle') }
}

/** Recovery codes just made, until they are said to be kept. */
export default async function RecoveryCodes({ searchParams }: Props) {
  const actor = await pageActor(['clinician', 'staff', 'administrator'], CODES_PAGE)
  const { next } = await searchParams
  const t = await getTranslations('account')
  const clinic = await actorClinic(actor)
  const codes = await codesToShow(actor.accountId)
  return (
    <ClinicShell who={actor} clinicName={clinic.name}>
      <h1 className="text-title font-bold">{t('codesTitle')}</h1>
      <p className="measure mt-2">{t(codes.length > 0 ? 'codesText' : 'codesGone')}</p>
      {codes.length > 0 ? (
        <>
          <ol className="my-3 grid max-w-[480px] list-decimal grid-cols-1 gap-x-5 border-y-2 border-rule py-2 ps-4 sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code} className="py-0.5 ps-1 font-semibold tracking-wide tabular-nums">
                {code}
              </li>
            ))}
          </ol>
          <form method="post" action="/account/recovery-codes/kept" className="print:hidden">
            <input type="hidden" name="next" value={ownPath(next) ?? '/'} />
            <Button>{t('codesKept')}</Button>
          </form>
        </>
      ) : (
        <p className="mt-3">
          <ButtonLink href="/account">{t('toAccount')}</ButtonLink>
        </p>
      )}
    </ClinicShell>
  )
}
