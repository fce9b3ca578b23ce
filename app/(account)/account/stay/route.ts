import { post, SIGNED_IN, seeOther } from '@/lib/access/entry'

/** Being asked is enough: whoever is signed in has just been seen. */
export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async () => seeOther('/account/session'))
