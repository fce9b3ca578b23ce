import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DemoSignIns } from '@/components/account/demo-sign-ins'
import { LanguageLink } from '@/components/account/language-link'
import { PasskeySignIn } from '@/components/account/passkey-sign-in'
import { PasswordField } from '@/components/account/password-field'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { currentActor } from '@/lib/access/actor'
import { ownPath } from '@/lib/access/own-path'
import { demoSignIns } from '@/lib/account/demo-account'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What has just become of their account elsewhere, as the address of this page says it */
const CHANGED = { address: 'addressChangedSignIn', carer: 'carerAddedSignIn' } as const
const isNamed = (word: unknown): word is keyof typeof CHANGED =>
  typeof word === 'string' && Object.hasOwn(CHANGED, word)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again } = await searchParams
  return {
    title: again
      ? (await getTranslations('shell'))('errorTitle', { title: t('signInTitle') })
      : t('signInTitle'),
  }
}

export default async function SignIn({ searchParams }: Props) {
  const { next, again, changed } = await searchParams
  if (await currentActor()) redirect(ownPath(next) ?? '/')
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  const typed = await typedBefore(again, null)
  const errors = typed?.errors ?? {}
  const demo = await demoSignIns()
  const goesOn = typeof next === 'string' && next.includes('again=')
  return (
    <PatientShell who={null}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      {changed ? <Notice saying>{t(isNamed(changed) ? CHANGED[changed] : 'passwordChanged')}</Notice> : null}
      <h1 className="text-title font-bold">{t('signInTitle')}</h1>
      {goesOn ? <p className="measure mt-2">{t('signedOutMeanwhile')}</p> : null}
      <form
        method="post"
        action="/sign-in/enter"
        className="mt-3 flex max-w-[480px] flex-col gap-3"
        noValidate
      >
        <input type="hidden" name="next" value={ownPath(next) ?? '/'} />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={typed?.fields.email?.[0]}
          error={errors.email}
        />
        <PasswordField
          words={{ show: shell('showPassword'), hide: shell('hidePassword') }}
          name="password"
          label={t('password')}
          autoComplete="current-password"
          error={errors.password}
        />
        <div>
          <Button>{t('signIn')}</Button>
        </div>
      </form>
      <PasskeySignIn
        next={ownPath(next) ?? '/'}
        words={{ signIn: t('passkeySignIn'), refused: t('passkeyRefused') }}
      />
      <p className="mt-3">
        <Link href="/reset" prefetch={false} className="inline-flex min-h-[48px] items-center">
          {t('forgotten')}
        </Link>
      </p>
      <p className="measure text-quiet">{t('noAccount')}</p>
      <LanguageLink next={`/sign-in?next=${encodeURIComponent(ownPath(next) ?? '/')}`} />
      {demo.length > 0 ? <DemoSignIns signIns={demo} /> : null}
    </PatientShell>
  )
}
