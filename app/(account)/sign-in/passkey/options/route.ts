import { openPost } from '@/lib/access/entry'
import { askForPasskey } from '@/lib/account/passkey'

/** What a device is to sign. Asked by the page's script, which then posts its form. */
export const POST = (request: Request): Promise<Response> =>
  openPost(request, async () =>
    Response.json(await askForPasskey(), { headers: { 'Cache-Control': 'no-store' } }),
  )
