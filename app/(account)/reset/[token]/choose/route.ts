import { getTranslations } from 'next-intl/server'
import { openPost, seeOther, tryAgain } from '@/lib/access/entry'
import { resetPassword } from '@/lib/account/reset-password'
import { formText } from '@/lib/platform/field'

type Context = { params: Promise<{ token: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  openPost(request, async (form) => {
    const { token } = await params
    const page = `/reset/${encodeURIComponent(token)}`
    const reset = await resetPassword(token, formText(form, 'password'))
    if (reset.ok) return seeOther('/sign-in?changed=1')
    if (reset.reason === 'closed') return seeOther(page)
    const t = await getTranslations('account')
    return tryAgain(page, form, { password: t(reset.reason) }, null)
  })
