import { getTranslations } from 'next-intl/server'
import { post, seeOther, tryAgain } from '@/lib/access/entry'
import { stepPath } from '@/lib/account/let-in'
import { replaceAuthenticator } from '@/lib/account/own-factor'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['clinician', 'staff', 'administrator'], '/account', async ({ actor, form }) => {
    const code = formText(form, 'factor-password')
    const begun = await replaceAuthenticator(actor, { code, network: networkOf(request) })
    if (begun.ok) {
      const response = seeOther(stepPath('set-up', '/account'))
      response.headers.append('Set-Cookie', begun.cookie)
      return response
    }
    const t = await getTranslations('account')
    const error = t(begun.reason === 'wait' ? 'waitHere' : 'wrongCode')
    return tryAgain('/account', form, { 'factor-password': error }, actor.accountId)
  })
