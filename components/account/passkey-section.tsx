import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PasskeyAdd } from './passkey-add'

type Passkey = { id: string; name: string; used: string | null }

/** The passkeys of whoever is signed in: when each was used last, one to add, any to remove */
export async function PasskeySection({
  passkeys,
  typedName,
  error,
}: {
  passkeys: readonly Passkey[]
  typedName: string | undefined
  error: string | undefined
}) {
  const t = await getTranslations('account')
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys" className="mt-5 text-lead font-bold">
        {t('passkeyTitle')}
      </h2>
      <p className="measure mt-1">{t('passkeyText')}</p>
      {passkeys.length > 0 ? (
        <ul className="mt-1">
          {passkeys.map(({ id, name, used }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-2 border-b border-rule py-1">
              <span className="font-semibold break-words">{name}</span>
              <span className="text-quiet">
                {used ? t('passkeyUsed', { when: used }) : t('passkeyUnused')}
              </span>
              <form method="post" action="/account/passkeys/remove" className="ml-auto">
                <input type="hidden" name="id" value={id} />
                <Button look="plain">
                  {t('passkeyRemove')} <span className="sr-only">{name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      <PasskeyAdd
        name={typedName}
        error={error}
        words={{
          name: t('passkeyName'),
          password: t('currentPassword'),
          add: t('passkeyAdd'),
          refused: t('passkeyNotAdded'),
          none: t('passkeyNone'),
        }}
      />
    </section>
  )
}
