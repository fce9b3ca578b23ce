import { notThere, post, seeOther } from '@/lib/access/entry'
import { chooseLanguage } from '@/lib/account/language-commands'
import { languageCookie } from '@/lib/account/visitor'
import { formFields } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'carer'], '/account', async ({ actor, form }) => {
    const { language } = formFields(form)
    const chosen = await chooseLanguage(actor, { language })
    if (!chosen.ok) return notThere()
    const response = seeOther('/account?done=language')
    response.headers.append('Set-Cookie', languageCookie(String(language)))
    return response
  })
