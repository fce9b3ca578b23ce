import { getLocale, getTranslations } from 'next-intl/server'
import { openPost, seeOther, tryAgain } from '@/lib/access/entry'
import { acceptInvitation } from '@/lib/account/accept-invitation'
import { goAhead } from '@/lib/account/let-in'
import { calendarDay } from '@/lib/patient/birth-date'
import { formText } from '@/lib/platform/field'

type Context = { params: Promise<{ token: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  openPost(request, async (form) => {
    const { token } = await params
    const t = await getTranslations('account')
    const page = `/invitation/${encodeURIComponent(token)}`
    const part = (name: string) => formText(form, `birthDate.${name}`).trim()
    const asked = form.has('birthDate.day')
    const birthDate = calendarDay(part('day'), part('month'), part('year'))
    if (asked && !birthDate) return tryAgain(page, form, { birthDate: t('enterBirthDate') }, null)
    const password = formText(form, 'password')
    const userAgent = request.headers.get('user-agent') ?? ''
    const accepted = await acceptInvitation({
      ...{ token, birthDate, password, userAgent },
      language: await getLocale(),
    })
    if (accepted.ok)
      return accepted.next === 'sign-in'
        ? seeOther('/sign-in?changed=carer')
        : goAhead(request, '/', accepted)
    const { reason } = accepted
    if (reason === 'closed') return seeOther(page)
    const field = reason === 'birth-date' ? 'birthDate' : reason === 'email-taken' ? '' : 'password'
    return tryAgain(page, form, { [field]: t(reason) }, null)
  })
