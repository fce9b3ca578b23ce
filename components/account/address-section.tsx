import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { PasswordField } from './password-field'

type Props = { typed: string | undefined; errors: Readonly<Record<string, string | undefined>> }

/** Another address to sign in with: asked for here, confirmed by a link */
export async function AddressSection({ typed, errors }: Props) {
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  return (
    <section aria-labelledby="address">
      <h2 id="address" className="mt-5 text-lead font-bold">
        {t('addressTitle')}
      </h2>
      <p className="measure mt-1">{t('addressText')}</p>
      <form
        method="post"
        action="/account/address"
        className="mt-2 flex max-w-[480px] flex-col gap-3"
        noValidate
      >
        <TextField
          name="new-address"
          type="email"
          label={t('newAddress')}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={typed}
          error={errors['new-address']}
        />
        <PasswordField
          name="address-password"
          label={t('currentPassword')}
          autoComplete="current-password"
          error={errors['address-password']}
          words={{ show: shell('showPassword'), hide: shell('hidePassword') }}
        />
        <div>
          <Button look="secondary">{t('addressSend')}</Button>
        </div>
      </form>
    </section>
  )
}
