import Link from 'next/link'
import type { ReactNode } from 'react'
import { SessionWarning } from '@/components/account/session-warning'
import { KeptGuides } from '@/components/guide/kept-guides'

export type ClinicPlace =
  | 'today'
  | 'patients'
  | 'library'
  | 'on-call'
  | 'accounts'
  | 'clinic'
  | 'audit'
  | 'erasures'

const places: Record<ClinicPlace, { href: string; label: string }> = {
  today: { href: '/today', label: 'Visits' },
  patients: { href: '/patients', label: 'Patients' },
  library: { href: '/library', label: 'Library' },
  'on-call': { href: '/on-call', label: 'On call' },
  accounts: { href: '/accounts', label: 'Accounts' },
  clinic: { href: '/clinic', label: 'Clinic' },
  audit: { href: '/audit', label: 'Record of access' },
  erasures: { href: '/erasures', label: 'Erasure' },
}

const reach: Record<'clinician' | 'staff' | 'administrator', readonly ClinicPlace[]> = {
  clinician: ['today', 'patients', 'library', 'on-call'],
  staff: ['today', 'patients', 'library'],
  administrator: ['accounts', 'clinic', 'on-call', 'audit', 'erasures'],
}

const sessionWords = {
  ending: 'You will be signed out in two minutes',
  endingText: 'Nothing was done here for a while. What you have typed stays.',
  stay: 'Stay signed in',
  ended: 'You were signed out',
  endedText:
    'What you have typed is still here. Use the page’s button: sign in when asked, then send it again.',
}

type Props = {
  who: { kind: 'clinician' | 'staff' | 'administrator'; name: string }
  clinicName: string
  place?: ClinicPlace
  children: ReactNode
}

/** Around every page of the clinic's people: one thin bar, then the work. */
export function ClinicShell({ who, clinicName, place, children }: Props) {
  return (
    <div lang="en" className="min-h-dvh text-clinic">
      <a href="#page" className="sr-only focus:not-sr-only">
        Skip to the page
      </a>
      <header className="border-b-2 border-ink print:hidden">
        <div className="mx-auto flex max-w-[1366px] flex-wrap items-center gap-x-3 px-3">
          <span className="min-w-0 py-1 font-bold">{clinicName}</span>
          <nav
            aria-label="Places"
            className="flex flex-wrap max-md:order-last max-md:-mx-1.5 max-md:basis-full"
          >
            {reach[who.kind].map((at) => (
              <Link
                key={at}
                href={places[at].href}
                prefetch={false}
                aria-current={at === place ? 'page' : undefined}
                className="border-b-4 border-transparent px-1.5 pt-1.5 pb-1 text-ink no-underline hover:border-edge aria-[current=page]:border-accent aria-[current=page]:font-bold"
              >
                {places[at].label}
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-2">
            <Link href="/account" prefetch={false} className="inline-flex min-h-[32px] items-center text-ink">
              {who.name}
            </Link>
            <form method="post" action="/sign-out">
              <button
                type="submit"
                className="min-h-[32px] cursor-pointer text-accent underline underline-offset-4"
              >
                Sign out
              </button>
            </form>
          </div>
        </div>
      </header>
      <main id="page" className="mx-auto max-w-[1366px] px-3 pt-3 pb-6">
        {children}
      </main>
      <KeptGuides owner={null} />
      <SessionWarning words={sessionWords} />
    </div>
  )
}
