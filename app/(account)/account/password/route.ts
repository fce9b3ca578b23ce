import { getTranslations } from 'next-intl/server'
import { post, SIGNED_IN, seeOther, tryAgain } from '@/lib/access/entry'
import { changePassword } from '@/lib/account/change-password'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const given = { current: formText(form, 'current-password'), next: formText(form, 'password') }
    const from = { network: networkOf(request), userAgent: request.headers.get('user-agent') ?? '' }
    const changed = await changePassword(actor, { ...given, ...from })
    if (changed.ok) {
      const response = seeOther('/account?done=password')
      for (const cookie of changed.cookies) response.headers.append('Set-Cookie', cookie)
      return response
    }
    const t = await getTranslations('account')
    const { reason } = changed
    const errors =
      reason === 'wrong'
        ? { 'current-password': t('wrongCurrent') }
        : reason === 'wait'
          ? { '': t('waitHere') }
          : reason === 'long-current'
            ? { 'current-password': t('longHere') }
            : { password: t(reason) }
    return tryAgain('/account', form, errors, actor.accountId)
  })
