import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Props = {
  clinic: string
  /** The day they did */
  asked: string | null
  declined: { day: string; reason: string } | null
}

/** For a patient: to ask for the erasure of what is held on them, and to read why it was declined */
export async function ErasureSection({ clinic, asked, declined }: Props) {
  const t = await getTranslations('readers')
  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure" className="mt-5 text-lead font-bold">
        {asked ? t('eraseAskedTitle') : t('eraseTitle')}
      </h2>
      {declined ? (
        <Notice look="clarify" title={t('eraseDeclinedTitle', { clinic, day: declined.day })}>
          <p className="measure whitespace-pre-line">{declined.reason}</p>
          <p className="measure mt-1">{t('eraseDeclinedText')}</p>
        </Notice>
      ) : null}
      <p className="measure mt-1">
        {asked ? t('eraseAskedText', { clinic, day: asked }) : t('eraseText', { clinic })}
      </p>
      <p className="measure mt-1">{t('eraseFirst')}</p>
      <form method="post" action={`/account/erasure/${asked ? 'withdraw' : 'ask'}`} className="mt-2">
        <Button look={asked ? 'secondary' : 'warning'}>{asked ? t('eraseWithdraw') : t('eraseAsk')}</Button>
      </form>
    </section>
  )
}
