import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PasskeySignIn } from '@/components/account/passkey-sign-in'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { ownPath } from '@/lib/access/own-path'
import { stepPath } from '@/lib/account/let-in'
import { offerFor } from '@/lib/account/set-up-factor'
import { heldHalf } from '@/lib/platform/half-session'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const titleOf = (recovery: boolean) => (recovery ? 'recoveryTitle' : 'codeTitle')

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again, with: way } = await searchParams
  const title = t(titleOf(way === 'recovery'))
  return { title: again ? `Error: ${title}` : title }
}

/** The second step of signing in. Whoever has not given the right password is sent to do so. */
export default async function Code({ searchParams }: Props) {
  const { next, again, with: way } = await searchParams
  const path = ownPath(next) ?? '/'
  const offer = await offerFor(await heldHalf())
  if (!offer) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  if (offer.step === 'set-up') redirect(stepPath('set-up', path))
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  const errors = (await typedBefore(again, null))?.errors ?? {}
  const recovery = way === 'recovery'
  return (
    <PatientShell who={null}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      <h1 className="text-title font-bold">{t(titleOf(recovery))}</h1>
      <p className="measure mt-2">{t(recovery ? 'recoveryText' : 'codeText')}</p>
      <form
        method="post"
        action="/sign-in/code/give"
        className="mt-3 flex max-w-[480px] flex-col gap-3"
        noValidate
      >
        <input type="hidden" name="next" value={path} />
        {recovery ? (
          <TextField
            name="recovery-password"
            label={t('recoveryField')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors['recovery-password']}
          />
        ) : (
          <TextField
            name="one-time-password"
            label={t('codeField')}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-[200px] text-lead tracking-widest"
            error={errors['one-time-password']}
          />
        )}
        <div>
          <Button>{t('goOn')}</Button>
        </div>
      </form>
      <PasskeySignIn next={path} words={{ signIn: t('passkeySignIn'), refused: t('passkeyRefused') }} />
      <p className="mt-3">
        <Link
          href={`${stepPath('code', path)}${recovery ? '' : '&with=recovery'}`}
          prefetch={false}
          className="inline-flex min-h-[48px] items-center"
        >
          {t(recovery ? 'toCode' : 'noPhone')}
        </Link>
      </p>
      {recovery ? <p className="measure text-quiet">{t('noCodes')}</p> : null}
    </PatientShell>
  )
}
