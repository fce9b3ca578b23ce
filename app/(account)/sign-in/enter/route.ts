import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { openPost, tryAgain } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { addressOf } from '@/lib/account/address'
import { goAhead } from '@/lib/account/let-in'
import { enter } from '@/lib/account/sign-in'
import { networkOf } from '@/lib/account/visitor'
import { emailAddress, formText } from '@/lib/platform/field'

/** The one way in. */
export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const t = await getTranslations('account')
    const text = (name: string) => formText(form, name)
    const next = ownPath(text('next')) ?? '/'
    const page = `/sign-in?next=${encodeURIComponent(next)}`
    const email = addressOf(text('email'))
    const errors = {
      ...(emailAddress.safeParse(email).success ? {} : { email: t('enterEmail') }),
      ...(text('password') ? {} : { password: t('enterPassword') }),
    }
    if (Object.keys(errors).length > 0) return tryAgain(page, form, errors, null)
    const entered = await enter({
      email,
      password: text('password'),
      network: networkOf(request),
      userAgent: request.headers.get('user-agent') ?? '',
    })
    if (!entered.ok) after(entered.note)
    if (!entered.ok && entered.reason === 'long')
      return tryAgain(page, form, { password: t('longHere') }, null)
    if (!entered.ok) return tryAgain(page, form, { email: t(entered.reason) }, null)
    return goAhead(request, next, entered)
  })
