import { getTranslations } from 'next-intl/server'
import { post, SIGNED_IN, seeOther, tryAgain } from '@/lib/access/entry'
import { addPasskey } from '@/lib/account/own-passkeys'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const added = await addPasskey(actor, {
      response: formText(form, 'made-password'),
      name: formText(form, 'passkey-name'),
    })
    if (added.ok) return seeOther('/account?done=passkey')
    const t = await getTranslations('account')
    return tryAgain('/account', form, { 'passkey-name': t('passkeyNotAdded') }, actor.accountId)
  })
