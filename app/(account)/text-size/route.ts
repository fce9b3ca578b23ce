import { openPost, seeOther } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { textSizeCookie } from '@/lib/account/visitor'
import { formFields } from '@/lib/platform/field'

/** Remembers in this browser how large text is, and goes back to `next`. It changes nothing but what is seen. */
export const POST = (request: Request): Promise<Response> =>
  openPost(request, async (form) => {
    const { size, next } = formFields(form)
    const response = seeOther(ownPath(typeof next === 'string' ? next : null) ?? '/')
    response.headers.append('Set-Cookie', textSizeCookie(size))
    return response
  })
