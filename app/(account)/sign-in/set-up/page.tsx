import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { KeyPicture } from '@/components/account/key-picture'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { ownPath } from '@/lib/access/own-path'
import { readable } from '@/lib/account/authenticator'
import { stepPath } from '@/lib/account/let-in'
import { offerFor } from '@/lib/account/set-up-factor'
import { heldHalf } from '@/lib/platform/half-session'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again } = await searchParams
  return { title: again ? `Error: ${t('setUpTitle')}` : t('setUpTitle') }
}

/** An authenticator for somebody who has none yet, or who has shown to be the one whose it replaces. */
export default async function SetUp({ searchParams }: Props) {
  const { next, again } = await searchParams
  const path = ownPath(next) ?? '/'
  const offer = await offerFor(await heldHalf())
  if (!offer) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  if (offer.step === 'code') redirect(stepPath('code', path))
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  const errors = (await typedBefore(again, null))?.errors ?? {}
  return (
    <PatientShell who={null}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      <h1 className="text-title font-bold">{t('setUpTitle')}</h1>
      <p className="measure mt-2">{t('setUpText')}</p>
      <ol className="measure mt-3 list-decimal space-y-3 ps-3">
        <li>{t('setUpOne')}</li>
        <li>
          <p className="mb-1">{t('setUpTwo')}</p>
          <KeyPicture text={offer.uri} label={t('setUpPicture')} />
          <p className="mt-1">
            <span className="text-quiet">{t('setUpKey')}:</span>{' '}
            <span className="select-all font-semibold tracking-wide">{readable(offer.secret)}</span>
          </p>
        </li>
        <li>
          <p className="mb-1 break-words">{t('setUpThree', { email: offer.email })}</p>
          <form method="post" action="/sign-in/set-up/confirm" className="flex flex-col gap-3" noValidate>
            <input type="hidden" name="next" value={path} />
            <TextField
              name="one-time-password"
              label={t('setUpField')}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="max-w-[200px] text-lead tracking-widest"
              error={errors['one-time-password']}
            />
            <div>
              <Button>{t('setUpButton')}</Button>
            </div>
          </form>
        </li>
      </ol>
    </PatientShell>
  )
}
