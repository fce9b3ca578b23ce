import { notThere, post, seeOther } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { chooseLanguage } from '@/lib/account/language-commands'
import { languageCookie } from '@/lib/account/visitor'
import { clearedLine } from '@/lib/platform/cookie'
import { formFields } from '@/lib/platform/field'
import { LANGUAGE_WISH_COOKIE } from '@/lib/platform/language-wish'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'carer'], '/account', async ({ actor, form }) => {
    const { language, next } = formFields(form)
    const chosen = await chooseLanguage(actor, { language })
    if (!chosen.ok) return notThere()
    const response = seeOther(ownPath(next) ?? '/account?done=language')
    for (const cookie of [languageCookie(String(language)), clearedLine(LANGUAGE_WISH_COOKIE)])
      response.headers.append('Set-Cookie', cookie)
    return response
  })
