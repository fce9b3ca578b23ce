import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { post, SIGNED_IN, seeOther, tryAgain } from '@/lib/access/entry'
import { askNewAddress } from '@/lib/account/change-address'
import { networkOf } from '@/lib/account/visitor'
import { emailAddress, formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const t = await getTranslations('account')
    const again = (errors: Record<string, string>) => tryAgain('/account', form, errors, actor.accountId)
    const email = emailAddress.safeParse(formText(form, 'new-address'))
    if (!email.success) return again({ 'new-address': t('enterEmail') })
    const password = formText(form, 'address-password')
    const asked = await askNewAddress(actor, { password, email: email.data, network: networkOf(request) })
    if (asked.ok) {
      after(asked.send)
      return seeOther('/account?done=address-sent')
    }
    if (asked.reason === 'same') return again({ 'new-address': t('addressSame') })
    if (asked.reason === 'demo') return again({ 'new-address': t('addressDemo') })
    const words = { wrong: 'wrongCurrent', wait: 'waitHere', long: 'longHere' } as const
    return again({ 'address-password': t(words[asked.reason]) })
  })
