import { post, seeOther } from '@/lib/access/entry'

/** Being asked is enough: whoever is signed in has just been seen. */
export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'clinician', 'staff', 'administrator'], '/account', async () =>
    seeOther('/account/session'),
  )
