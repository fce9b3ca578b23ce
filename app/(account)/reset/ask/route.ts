import { getTranslations } from 'next-intl/server'
import { openPost, seeOther, tryAgain } from '@/lib/access/entry'
import { askReset } from '@/lib/account/reset-password'
import { networkOf } from '@/lib/account/visitor'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const email = String(form.get('email') ?? '').trim()
    const t = await getTranslations('account')
    if (!email) return tryAgain('/reset', form, { email: t('enterEmail') }, null)
    await askReset(email, networkOf(request))
    return seeOther('/reset?sent=1')
  })
