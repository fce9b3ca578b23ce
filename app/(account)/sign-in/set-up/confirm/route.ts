import { getTranslations } from 'next-intl/server'
import { openPost, tryAgain } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { letIn, stepPath } from '@/lib/account/let-in'
import { setUpFactor } from '@/lib/account/set-up-factor'
import { CODES_PAGE, shownCodesCookie } from '@/lib/account/shown-codes'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'
import { clearedHalf, heldHalf } from '@/lib/platform/half-session'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const t = await getTranslations('account')
    const text = (name: string) => formText(form, name)
    const next = ownPath(text('next')) ?? '/'
    const done = await setUpFactor({
      sid: await heldHalf(),
      code: text('one-time-password'),
      network: networkOf(request),
      userAgent: request.headers.get('user-agent') ?? '',
    })
    if (done.ok) {
      const cookies = [...done.cookies, clearedHalf(), shownCodesCookie(done.codes, done.accountId)]
      return letIn(request, `${CODES_PAGE}?next=${encodeURIComponent(next)}`, { ...done, cookies })
    }
    const again = `/sign-in?next=${encodeURIComponent(next)}`
    if (done.reason === 'over') return tryAgain(again, form, { '': t('halfOver') }, null)
    const error = t(done.reason === 'wait' ? 'waitHere' : 'wrongCode')
    return tryAgain(stepPath('set-up', next), form, { 'one-time-password': error }, null)
  })
