import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'

type SignIn = { who: string; email: string; password: string }

export async function DemoSignIns({ signIns }: { signIns: readonly SignIn[] }) {
  const t = await getTranslations('account')
  return (
    <Notice title={t('demoTitle')}>
      <p>{t('demoFactor')}</p>
      <p>{t('demoText')}</p>
      <dl className="mt-1 text-small">
        {signIns.map(({ who, email, password }) => (
          <div key={email} className="border-t border-rule py-1">
            <dt className="font-semibold">{who}</dt>
            <dd>
              {email} · {t('demoPassword')}: {password}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
