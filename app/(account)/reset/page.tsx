import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LanguageLink } from '@/components/account/language-link'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again, sent } = await searchParams
  if (sent) return { title: t('resetSentTitle') }
  return {
    title: again
      ? (await getTranslations('shell'))('errorTitle', { title: t('resetTitle') })
      : t('resetTitle'),
  }
}

export default async function Reset({ searchParams }: Props) {
  const { again, sent } = await searchParams
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  const typed = await typedBefore(again, null)
  const errors = typed?.errors ?? {}
  if (sent)
    return (
      <PatientShell who={null} back={{ href: '/sign-in' }}>
        <h1 className="text-title font-bold">{t('resetSentTitle')}</h1>
        <p className="measure mt-2">{t('resetSentText')}</p>
      </PatientShell>
    )
  return (
    <PatientShell who={null} back={{ href: '/sign-in' }}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      <h1 className="text-title font-bold">{t('resetTitle')}</h1>
      <p className="measure mt-2">{t('resetText')}</p>
      <form method="post" action="/reset/ask" className="mt-3 flex max-w-[480px] flex-col gap-3" noValidate>
        <TextField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={typed?.fields.email?.[0]}
          error={errors.email}
        />
        <div>
          <Button>{t('sendLink')}</Button>
        </div>
      </form>
      <LanguageLink next="/reset" />
    </PatientShell>
  )
}
