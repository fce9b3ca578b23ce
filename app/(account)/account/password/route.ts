import { getTranslations } from 'next-intl/server'
import { post, seeOther, tryAgain } from '@/lib/access/entry'
import { changePassword } from '@/lib/account/change-password'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'
import { signedIn } from '@/lib/platform/session'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'clinician', 'staff', 'administrator'], '/account', async ({ actor, form }) => {
    const session = await signedIn()
    if (!session) return seeOther('/sign-in')
    const given = { current: formText(form, 'current-password'), next: formText(form, 'password') }
    const changed = await changePassword(actor, { ...given, session, network: networkOf(request) })
    if (changed.ok) return seeOther('/account?done=password')
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
