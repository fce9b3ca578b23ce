import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'

type Session = { id: string; device: string | null; begun: string; used: string; here: boolean }

/** Where somebody is signed in: each browser but this one can be signed out from here, or all of them at once */
export async function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const t = await getTranslations('account')
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="mt-5 text-lead font-bold">
        {t('sessionsTitle')}
      </h2>
      <p className="measure mt-1">{t('sessionsText')}</p>
      <ul className="mt-1 max-w-[720px]">
        {sessions.map((session) => {
          const device = session.device ?? t('unknownDevice')
          return (
            <li
              key={session.id}
              className="flex flex-wrap items-center gap-x-2 gap-y-0.5 border-b border-rule py-1.5"
            >
              <div>
                <p className="font-semibold">{device}</p>
                <p className="text-quiet">
                  {t(session.here ? 'sessionHere' : 'sessionLine', {
                    begun: session.begun,
                    used: session.used,
                  })}
                </p>
              </div>
              {session.here ? null : (
                <form method="post" action="/account/end-one" className="ml-auto">
                  <input type="hidden" name="id" value={session.id} />
                  <Button look="plain">
                    {t('endOne')}{' '}
                    <span className="sr-only">
                      {device}, {session.begun}
                    </span>
                  </Button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/account/end-others" className="mt-2">
          <Button look="secondary">{t('endOthers')}</Button>
        </form>
      ) : null}
    </section>
  )
}
