import { getTranslations } from 'next-intl/server'

/** For a patient: all that is held on them, as one file */
export async function RecordSection({ clinic }: { clinic: string }) {
  const t = await getTranslations('readers')
  return (
    <section aria-labelledby="record">
      <h2 id="record" className="mt-5 text-lead font-bold">
        {t('takeTitle')}
      </h2>
      <p className="measure mt-1">{t('takeText', { clinic })}</p>
      <p className="measure mt-1">{t('takeCare')}</p>
      <p>
        <a href="/account/record" className="inline-flex min-h-[48px] items-center">
          {t('take')}
        </a>
      </p>
    </section>
  )
}
