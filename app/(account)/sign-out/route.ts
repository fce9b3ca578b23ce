import { openPost, seeOther } from '@/lib/access/entry'
import { leave } from '@/lib/account/leave'

export const POST = (request: Request): Promise<Response> =>
  openPost(request, async () => {
    const response = seeOther('/sign-in')
    const cookie = await leave()
    if (cookie) response.headers.append('Set-Cookie', cookie)
    // nothing of this person stays in the browser, not even for the back button
    response.headers.set('Clear-Site-Data', '"cache", "storage"')
    return response
  })
