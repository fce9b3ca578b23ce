import { getTranslations } from 'next-intl/server'
import { post, SIGNED_IN } from '@/lib/access/entry'
import { beginPasskey } from '@/lib/account/own-passkeys'
import { networkOf } from '@/lib/account/visitor'
import { formText } from '@/lib/platform/field'

/** What a device is to sign for a new passkey, or the sentence that says why not. */
export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const password = formText(form, 'passkey-password')
    const begun = await beginPasskey(actor, { password, network: networkOf(request) })
    const headers = { 'Cache-Control': 'no-store' }
    if (begun.ok) return Response.json(begun.options, { headers })
    const t = await getTranslations('account')
    const words = {
      wrong: 'wrongCurrent',
      long: 'longHere',
      wait: 'waitHere',
      many: 'passkeyMany',
    } as const
    return Response.json({ sentence: t(words[begun.reason]) }, { headers })
  })
