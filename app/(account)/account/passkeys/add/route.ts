import { getTranslations } from 'next-intl/server'
import { post, seeOther, tryAgain } from '@/lib/access/entry'
import { addPasskey } from '@/lib/account/own-passkeys'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'clinician', 'staff', 'administrator'], '/account', async ({ actor, form }) => {
    const text = (name: string) => String(form.get(name) ?? '')
    const response = text('made-password').slice(0, 60_000)
    const added = await addPasskey(actor, { response, name: text('passkey-name') })
    if (added.ok) return seeOther('/account?done=passkey')
    const t = await getTranslations('account')
    return tryAgain('/account', form, { 'passkey-name': t('passkeyRefused') }, actor.accountId)
  })
