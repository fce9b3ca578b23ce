import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { openPost, seeOther, tryAgain } from '@/lib/access/entry'
import { askReset } from '@/lib/account/reset-password'
import { networkOf } from '@/lib/account/visitor'
import { emailAddress, formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const email = emailAddress.safeParse(formText(form, 'email'))
    const t = await getTranslations('account')
    if (!email.success) return tryAgain('/reset', form, { email: t('enterEmail') }, null)
    const { send } = await askReset(email.data, networkOf(request))
    after(send)
    return seeOther('/reset?sent=1')
  })
