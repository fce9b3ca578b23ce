import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'

type Props = {
  state: 'accepted' | 'expired' | 'withdrawn' | 'burnt' | 'open' | 'unknown'
  clinic?: { name: string; phone: string } | undefined
}

/** Why an invitation opens nothing, and what to do */
export async function ClosedLink({ state, clinic }: Props) {
  const t = await getTranslations('account')
  const why = state === 'open' ? 'unknown' : state
  return (
    <>
      <h1 className="text-title font-bold">{t('closedTitle')}</h1>
      <p className="measure my-3">
        {t(`closed-${why}`, { clinic: clinic?.name ?? '', phone: clinic?.phone ?? '' })}
      </p>
      <ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>
    </>
  )
}
