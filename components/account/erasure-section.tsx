import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'

/** For a patient: to ask for the erasure of what is held on them. `asked`: the day they did. */
export async function ErasureSection({ clinic, asked }: { clinic: string; asked: string | null }) {
  const t = await getTranslations('readers')
  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure" className="mt-5 text-lead font-bold">
        {asked ? t('eraseAskedTitle') : t('eraseTitle')}
      </h2>
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
