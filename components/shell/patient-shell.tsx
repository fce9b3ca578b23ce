import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SessionWarning } from '@/components/account/session-warning'
import { KeptGuides } from '@/components/guide/kept-guides'
import type { PatientActor, SignedInActor } from '@/lib/access/actor-kinds'
import { keptOwner } from '@/lib/guide/kept-owner'

type Props = {
  clinic?: { name: string; phone: string; emergency: string } | undefined
  /** Null for somebody who is signing in */
  who: SignedInActor | null
  back?: { href: string; label?: string } | undefined
  children: ReactNode
}

/**
 * Around every page of a patient and of somebody signing in: who to call stands on each. Its links are plain ones: the
 * script of the other kind would be a third of what a page of questions brings.
 */
export async function PatientShell({ clinic, who, back, children }: Props) {
  const t = await getTranslations('shell')
  return (
    <div className="mx-auto flex min-h-dvh max-w-[704px] flex-col px-2">
      <a href="#page" className="sr-only focus:not-sr-only">
        {t('skip')}
      </a>
      <header className="flex min-h-[56px] flex-wrap items-center justify-between gap-x-2 border-b-2 border-ink print:hidden">
        <a href="/" className="py-1 font-bold text-ink no-underline">
          {clinic?.name ?? t('product')}
        </a>
        {who ? (
          <nav className="flex items-center gap-2">
            <a href="/account" className="py-1.5">
              {t('yourAccount')}
            </a>
            <form method="post" action="/sign-out">
              <button
                type="submit"
                className="min-h-[48px] cursor-pointer text-accent underline underline-offset-4"
              >
                {t('signOut')}
              </button>
            </form>
          </nav>
        ) : null}
      </header>
      {who?.kind === 'patient' && who.behalf ? <OnBehalf behalf={who.behalf} /> : null}
      {back ? (
        <nav aria-label={t('back')} className="mt-2 print:hidden">
          <a href={back.href} className="inline-flex min-h-[48px] items-center gap-0.5">
            <span aria-hidden="true">‹</span>
            {back.label ?? t('back')}
          </a>
        </nav>
      ) : null}
      <main id="page" className={`flex-1 pb-6 ${back ? 'pt-1' : 'pt-4'}`}>
        {children}
      </main>
      {clinic ? (
        <footer className="border-t border-rule py-3 text-small text-quiet print:hidden">
          <p className="measure">{t('urgentHelp', { emergency: clinic.emergency })}</p>
          <p className="mt-1">
            <a
              href={`tel:${clinic.phone.replace(/[^+\d]/g, '')}`}
              className="inline-flex min-h-[48px] items-center"
            >
              {t('clinicPhone', { clinic: clinic.name, phone: clinic.phone })}
            </a>
          </p>
        </footer>
      ) : null}
      {who ? <KeptGuides owner={who.kind === 'patient' ? keptOwner(who) : null} /> : null}
      {who ? (
        <SessionWarning
          words={{
            ending: t('sessionEnding'),
            endingText: t('sessionEndingText'),
            stay: t('stay'),
            ended: t('sessionEnded'),
            endedText: t('sessionEndedText'),
          }}
        />
      ) : null}
    </div>
  )
}

/** For whom a parent or carer is here: on every page, since what is typed goes into that person's record */
async function OnBehalf({ behalf }: { behalf: NonNullable<PatientActor['behalf']> }) {
  const t = await getTranslations('shell')
  const { givenName, familyName, represents } = behalf
  return (
    <aside
      aria-label={t('whoFor')}
      className="mt-2 flex flex-wrap items-baseline justify-between gap-x-2 border-s-4 border-accent bg-wash px-2 py-1 print:hidden"
    >
      <p>
        {t.rich('onBehalf', {
          name: `${givenName} ${familyName}`,
          who: (name) => (
            <strong>
              <bdi>{name}</bdi>
            </strong>
          ),
        })}
      </p>
      {represents.length > 1 ? (
        <a href="/people" className="inline-flex min-h-[48px] items-center">
          {t('somebodyElse')}
        </a>
      ) : null}
    </aside>
  )
}
