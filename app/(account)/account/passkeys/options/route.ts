import { getTranslations } from 'next-intl/server'
import { post } from '@/lib/access/entry'
import { beginPasskey } from '@/lib/account/own-passkeys'
import { networkOf } from '@/lib/account/visitor'

/** What a device is to sign for a new passkey, or the sentence that says why not. */
export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'clinician', 'staff', 'administrator'], '/account', async ({ actor, form }) => {
    const password = String(form.get('passkey-password') ?? '').slice(0, 1000)
    const begun = await beginPasskey(actor, { password, network: networkOf(request) })
    const headers = { 'Cache-Control': 'no-store' }
    if (begun.ok) return Response.json(begun.options, { headers })
    const t = await getTranslations('account')
    const words = { wrong: 'wrongCurrent', wait: 'waitHere', many: 'passkeyMany' } as const
    return Response.json({ sentence: t(words[begun.reason]) }, { headers })
  })
