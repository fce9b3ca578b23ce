'use client'

import { useTranslations } from 'next-intl'

/** What was saved is saved: the page says so first. */
export default function Failed({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('errors')
  return (
    <main className="mx-auto max-w-[704px] px-2 py-6">
      <title>{t('failedTitle')}</title>
      <h1 className="text-title font-bold">{t('failedTitle')}</h1>
      <p className="measure my-3">{t('failedText')}</p>
      <p className="measure my-3">{t('callClinic')}</p>
      <button
        type="button"
        onClick={reset}
        className="min-h-[48px] rounded-soft bg-accent px-3 font-semibold text-on-accent"
      >
        {t('tryAgain')}
      </button>
    </main>
  )
}
