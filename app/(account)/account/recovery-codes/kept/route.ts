import { post, seeOther } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { CODES_PAGE, clearedCodes } from '@/lib/account/shown-codes'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['clinician', 'staff', 'administrator'], CODES_PAGE, async ({ form }) => {
    const response = seeOther(ownPath(form.get('next')) ?? '/')
    response.headers.append('Set-Cookie', clearedCodes())
    return response
  })
