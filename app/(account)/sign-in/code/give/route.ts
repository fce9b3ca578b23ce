import { getTranslations } from 'next-intl/server'
import { openPost, tryAgain } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { giveCode } from '@/lib/account/give-code'
import { letIn, stepPath } from '@/lib/account/let-in'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'
import { clearedHalf, heldHalf } from '@/lib/platform/half-session'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const t = await getTranslations('account')
    const text = (name: string) => formText(form, name)
    const next = ownPath(text('next')) ?? '/'
    const recovery = form.has('recovery-password')
    const field = recovery ? 'recovery-password' : 'one-time-password'
    const given = await giveCode({
      sid: await heldHalf(),
      code: text(field),
      network: networkOf(request),
      userAgent: request.headers.get('user-agent') ?? '',
    })
    if (given.ok) return letIn(request, next, { ...given, cookies: [...given.cookies, clearedHalf()] })
    const again = `/sign-in?next=${encodeURIComponent(next)}`
    if (given.reason === 'over') return tryAgain(again, form, { '': t('halfOver') }, null)
    const page = `${stepPath('code', next)}${recovery ? '&with=recovery' : ''}`
    const wrong = recovery ? t('wrongRecovery') : t('wrongCode')
    return tryAgain(page, form, { [field]: given.reason === 'wait' ? t('waitHere') : wrong }, null)
  })
