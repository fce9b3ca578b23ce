import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { inLanguageOf } from '@/app/(account)/language/in-language-of'
import { ClosedLink } from '@/components/account/closed-link'
import { LanguageLink } from '@/components/account/language-link'
import { NewPasswordField } from '@/components/account/new-password-field'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { DateFields } from '@/components/ui/date-fields'
import { ErrorSummary } from '@/components/ui/error-summary'
import { problemsOf } from '@/components/ui/problem'
import { openInvitation } from '@/lib/account/accept-invitation'
import { typedBefore } from '@/lib/platform/typed-form'
import type { Role } from '@/prisma/client/client'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Whom a birth date is asked of: a mail that went to the wrong person opens nothing of a patient's */
const TEXTS: Partial<Record<Role, 'invitationText' | 'carerText'>> = {
  patient: 'invitationText',
  carer: 'carerText',
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again } = await searchParams
  return {
    title: again
      ? (await getTranslations('shell'))('errorTitle', { title: t('invitationTitle') })
      : t('invitationTitle'),
  }
}

export default async function Invitation({ params, searchParams }: Props) {
  const { token } = await params
  const invitation = await openInvitation(token)
  const query = await searchParams
  const here = `/invitation/${token}`
  if (invitation && !query.language && !query.again) await inLanguageOf(invitation.language, here)
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  if (invitation?.state !== 'open')
    return (
      <PatientShell who={null} clinic={invitation?.clinic}>
        <ClosedLink state={invitation?.state ?? 'unknown'} clinic={invitation?.clinic} />
      </PatientShell>
    )
  const { clinic, role, email } = invitation
  const typed = await typedBefore(query.again, null)
  const errors = typed?.errors ?? {}
  const part = (name: string) => typed?.fields[`birthDate.${name}`]?.[0] ?? ''
  return (
    <PatientShell who={null} clinic={clinic}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors, ['birthDate', 'password'])} />
      <h1 className="text-title font-bold">{t('invitationTitle')}</h1>
      <p className="measure mt-2">{t(TEXTS[role] ?? 'memberText', { clinic: clinic.name })}</p>
      <p className="measure mt-1">{t('yourEmail', { email })}</p>
      <form
        method="post"
        action={`/invitation/${token}/accept`}
        className="mt-4 flex flex-col gap-4"
        noValidate
      >
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {TEXTS[role] ? (
          <DateFields
            name="birthDate"
            legend={t(role === 'carer' ? 'theirBirthDate' : 'birthDate')}
            hint={t('birthDateHint')}
            error={errors.birthDate}
            value={{ day: part('day'), month: part('month'), year: part('year') }}
            words={{ day: t('day'), month: t('month'), year: t('year') }}
            {...(role === 'patient' ? { autoComplete: 'bday' as const } : {})}
          />
        ) : null}
        <NewPasswordField error={errors.password} />
        <div>
          <Button>{t('begin')}</Button>
        </div>
      </form>
      <LanguageLink next={`${here}?language=1`} />
    </PatientShell>
  )
}
