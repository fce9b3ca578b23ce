import { getTranslations } from 'next-intl/server'
import { openPost, tryAgain } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { letIn } from '@/lib/account/let-in'
import { enterWithPasskey } from '@/lib/account/passkey-sign-in'
import { formText } from '@/lib/platform/field'
import { clearedHalf } from '@/lib/platform/half-session'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const text = (name: string) => formText(form, name)
    const next = ownPath(text('next')) ?? '/'
    const entered = await enterWithPasskey(text('signed-password'), request.headers.get('user-agent') ?? '')
    if (entered.ok) return letIn(request, next, { ...entered, cookies: [...entered.cookies, clearedHalf()] })
    const t = await getTranslations('account')
    return tryAgain(`/sign-in?next=${encodeURIComponent(next)}`, form, { '': t('passkeyRefused') }, null)
  })
