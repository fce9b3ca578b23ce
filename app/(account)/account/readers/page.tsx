import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PatientShell } from '@/components/shell/patient-shell'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { type Looked, ownReaders } from '@/lib/audit/reader-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

const HERE = '/account/readers'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('readers'))('title'),
})

/** For a patient: who at the clinic has looked at their record, when, and at what */
export default async function Readers({ searchParams }: Props) {
  const actor = await pageActor(['patient'], HERE)
  const given = (await searchParams).page
  const page = typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1
  const [clinic, found, language, t, account] = await Promise.all([
    actorClinic(actor),
    ownReaders(actor, page),
    getLocale(),
    getTranslations('readers'),
    getTranslations('account'),
  ])
  if (!found) return notTheirs()
  const { looks, more } = found
  const said = ({ who, role, kind }: Looked) => {
    const as = role === 'staff' ? 'withRoleStaff' : role === 'emergency' ? 'inEmergency' : null
    const named = as ? t(as, { name: who }) : who
    const person = who ? named : t('somebody')
    if (kind === 'copy') return t('copied', { who: person })
    return kind === 'wholeCopy'
      ? t('copiedWhole', { who: person })
      : t('line', { who: person, what: t(kind) })
  }
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/account', label: account('accountTitle') }}>
      <h1 className="text-title font-bold">{t('title')}</h1>
      <p className="measure mt-2">{t('text', { clinic: clinic.name })}</p>
      {looks.length === 0 ? (
        <p className="mt-4 font-semibold">{t('none')}</p>
      ) : (
        <ol className="mt-3">
          {looks.map((look) => (
            <li key={look.id} className="border-b border-rule py-1.5">
              <span className="block">{said(look)}</span>
              <span className="block text-small text-quiet">
                {dateWords(look.at, clinic.timeZone, language)},{' '}
                {timeWords(look.at, clinic.timeZone, language)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {page > 1 || more ? (
        <nav aria-label={t('pages')} className="mt-2 flex gap-3">
          {page > 1 ? (
            <a href={`${HERE}?page=${page - 1}`} className="py-1.5">
              {t('newer')}
            </a>
          ) : null}
          {more ? (
            <a href={`${HERE}?page=${page + 1}`} className="py-1.5">
              {t('older')}
            </a>
          ) : null}
        </nav>
      ) : null}
      <p className="measure mt-4 text-quiet">{t('lists')}</p>
      <p className="measure mt-2">{t('question', { clinic: clinic.name, phone: clinic.phone })}</p>
    </PatientShell>
  )
}
