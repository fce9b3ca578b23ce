import { openPost, seeOther } from '@/lib/access/entry'
import { leave } from '@/lib/account/leave'
import { clearedLine } from '@/lib/platform/cookie'
import { LANGUAGE_WISH_COOKIE } from '@/lib/platform/language-wish'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async () => {
    const response = seeOther('/sign-in')
    response.headers.append('Set-Cookie', await leave())
    response.headers.append('Set-Cookie', clearedLine(LANGUAGE_WISH_COOKIE))
    // nothing of this person stays in the browser, not even for the back button
    response.headers.set('Clear-Site-Data', '"cache", "storage"')
    return response
  })
