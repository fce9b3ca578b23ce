import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { inLanguageOf } from '@/app/(account)/language/in-language-of'
import { NewPasswordField } from '@/components/account/new-password-field'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { problemsOf } from '@/components/ui/problem'
import { openReset } from '@/lib/account/reset-password'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again } = await searchParams
  return {
    title: again
      ? (await getTranslations('shell'))('errorTitle', { title: t('resetTitle') })
      : t('resetTitle'),
  }
}

export default async function ChoosePassword({ params, searchParams }: Props) {
  const { token } = await params
  const open = await openReset(token)
  const query = await searchParams
  if (open && !query.language) await inLanguageOf(open.language, `/reset/${token}`)
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  if (!open)
    return (
      <PatientShell who={null}>
        <h1 className="text-title font-bold">{t('closedTitle')}</h1>
        <p className="measure my-3">{t('resetClosed')}</p>
        <ButtonLink href="/reset">{t('askAgain')}</ButtonLink>
      </PatientShell>
    )
  const typed = await typedBefore(query.again, null)
  const errors = typed?.errors ?? {}
  return (
    <PatientShell who={null}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      <h1 className="text-title font-bold">{t('resetTitle')}</h1>
      <form
        method="post"
        action={`/reset/${token}/choose`}
        className="mt-3 flex max-w-[480px] flex-col gap-3"
        noValidate
      >
        <NewPasswordField error={errors.password} />
        <div>
          <Button>{t('savePassword')}</Button>
        </div>
      </form>
    </PatientShell>
  )
}
