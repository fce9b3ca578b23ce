import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

type Props = {
  factor: { codesLeft: number } | null
  /** When it was set up, in words */
  since: string
  error: string | undefined
}

/** The second step of signing in, on the page of somebody who has one: new recovery codes, another app. */
export async function FactorSection({ factor, since, error }: Props) {
  const t = await getTranslations('account')
  return (
    <section aria-labelledby="second-step">
      <h2 id="second-step" className="mt-5 text-lead font-bold">
        {t('factorTitle')}
      </h2>
      {factor ? (
        <>
          <p className="measure mt-1">
            {t('factorOn', { when: since })} {t('codesLeft', { count: factor.codesLeft })}
          </p>
          <form
            method="post"
            action="/account/recovery-codes/renew"
            className="mt-2 flex flex-col gap-2"
            noValidate
          >
            <TextField
              name="factor-password"
              label={t('factorCode')}
              hint={t('factorPrompt')}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              className="max-w-[320px]"
              error={error}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="secondary">{t('codesRenew')}</Button>
              <Button look="secondary" formAction="/account/authenticator/replace">
                {t('factorReplace')}
              </Button>
            </div>
          </form>
        </>
      ) : (
        <p className="measure mt-1">{t('factorOff')}</p>
      )}
    </section>
  )
}
