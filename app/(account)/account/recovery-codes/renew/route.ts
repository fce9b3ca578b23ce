import { getTranslations } from 'next-intl/server'
import { post, seeOther, tryAgain } from '@/lib/access/entry'
import { renewRecoveryCodes } from '@/lib/account/own-factor'
import { CODES_PAGE, shownCodesCookie } from '@/lib/account/shown-codes'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['clinician', 'staff', 'administrator'], '/account', async ({ actor, form }) => {
    const code = formText(form, 'factor-password')
    const renewed = await renewRecoveryCodes(actor, { code, network: networkOf(request) })
    if (renewed.ok) {
      const response = seeOther(`${CODES_PAGE}?next=/account`)
      response.headers.append('Set-Cookie', shownCodesCookie(renewed.codes, actor.accountId))
      return response
    }
    const t = await getTranslations('account')
    const error = t(renewed.reason === 'wait' ? 'waitHere' : 'wrongCode')
    return tryAgain('/account', form, { 'factor-password': error }, actor.accountId)
  })
