import { getLocale, getTranslations } from 'next-intl/server'
import { openPost, seeOther, tryAgain } from '@/lib/access/entry'
import { acceptInvitation, invitedPasswordProblem } from '@/lib/account/accept-invitation'
import { goAhead } from '@/lib/account/let-in'
import { calendarDay, dateProblems } from '@/lib/patient/birth-date'
import { formText } from '@/lib/platform/field'

type Context = { params: Promise<{ token: string }> }

/** What a refusal stands at; the others are about the password */
const FIELDS: Partial<Record<string, string>> = { 'birth-date': 'birthDate', 'email-taken': '', 'of-age': '' }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  openPost(request, async (form) => {
    const { token } = await params
    const t = await getTranslations('account')
    const page = `/invitation/${encodeURIComponent(token)}`
    const part = (name: string) => formText(form, `birthDate.${name}`).trim()
    const asked = form.has('birthDate.day')
    const [day, month, year] = [part('day'), part('month'), part('year')]
    const birthDate = calendarDay(day, month, year)
    const password = formText(form, 'password')
    if (asked && !birthDate) {
      const sentences = dateProblems({ day, month, year }).map((one) => t(one))
      const problem = await invitedPasswordProblem(token, password)
      const errors = { birthDate: sentences.join(' '), ...(problem && { password: t(problem) }) }
      return tryAgain(page, form, errors, null)
    }
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
    return tryAgain(page, form, { [FIELDS[reason] ?? 'password']: t(reason) }, null)
  })
