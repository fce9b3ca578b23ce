import { getTranslations } from 'next-intl/server'
import { PasswordField } from './password-field'

/** A password being chosen, with what makes a good one */
export async function NewPasswordField({ error }: { error?: string | undefined }) {
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  return (
    <PasswordField
      name="password"
      label={t('newPassword')}
      hint={t('passwordHint')}
      autoComplete="new-password"
      error={error}
      words={{ show: shell('showPassword'), hide: shell('hidePassword') }}
    />
  )
}
