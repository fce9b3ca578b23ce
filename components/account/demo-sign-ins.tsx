import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Notice } from '@/components/ui/notice'

const shape = z.array(z.object({ who: z.string(), email: z.string(), password: z.string() }))
type SignIns = z.infer<typeof shape>

/** What the demo's seed wrote down; nothing where it is not readable */
export function demoSignIns(text: string): SignIns {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return []
  }
}

export async function DemoSignIns({ signIns }: { signIns: SignIns }) {
  const t = await getTranslations('account')
  return (
    <Notice title={t('demoTitle')}>
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
