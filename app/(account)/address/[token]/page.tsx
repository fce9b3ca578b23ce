import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { inLanguageOf } from '@/app/(account)/language/in-language-of'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button, ButtonLink } from '@/components/ui/button'
import { openAddress } from '@/lib/account/change-address'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('confirmTitle') }
}

/** Opening the link changes nothing: mail programs open links by themselves */
export default async function ConfirmAddress({ params, searchParams }: Props) {
  const { token } = await params
  const open = await openAddress(token)
  if (open && !(await searchParams).language) await inLanguageOf(open.language, `/address/${token}`)
  const t = await getTranslations('account')
  if (!open)
    return (
      <PatientShell who={null}>
        <h1 className="text-title font-bold">{t('closedTitle')}</h1>
        <p className="measure my-3">{t('addressClosed')}</p>
        <ButtonLink href="/account">{t('toAccount')}</ButtonLink>
      </PatientShell>
    )
  return (
    <PatientShell who={null}>
      <h1 className="text-title font-bold break-words">{t('confirmTitle')}</h1>
      <p className="measure my-3 break-words">{t('confirmText', { email: open.email })}</p>
      <form method="post" action={`/address/${token}/confirm`}>
        <Button>{t('confirmButton')}</Button>
      </form>
    </PatientShell>
  )
}
