import { useTranslations } from 'next-intl'

const dial = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`

type Props = {
  flags: readonly {
    ruleId: string
    patientWords: string
    citations: readonly { linkId: string | null; question: string; answer: string }[]
  }[]
  clinic: { name: string; phone: string; emergency: string }
}

/** The two numbers to call, as buttons a thumb finds */
export function CallButtons({ clinic }: Pick<Props, 'clinic'>) {
  const t = useTranslations('questionnaire.urgent')
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <a
        href={dial(clinic.emergency)}
        className="inline-flex min-h-[56px] items-center rounded-soft border-2 border-urgent bg-urgent px-3 text-lead font-bold text-paper no-underline"
      >
        {t('call', { emergency: clinic.emergency })}
      </a>
      <a
        href={dial(clinic.phone)}
        className="inline-flex min-h-[48px] items-center font-semibold text-urgent"
      >
        {t('callClinic', { clinic: clinic.name, phone: clinic.phone })}
      </a>
    </p>
  )
}

/** Several reasons fill a phone's screen: the number to call is not looked for under them */
const isMany = (flags: Props['flags']): boolean => flags.length > 1

/** Stays on the pages after an urgent answer until it is changed */
export function UrgentNotice({ flags, clinic }: Props) {
  const t = useTranslations('questionnaire.urgent')
  if (flags.length === 0) return null
  return (
    <section className="mb-4 border-4 border-urgent bg-urgent-wash p-2" aria-labelledby="urgent-banner">
      <h2 id="urgent-banner" className="text-lead font-bold text-urgent">
        {t('banner')}
      </h2>
      {isMany(flags) ? <CallButtons clinic={clinic} /> : null}
      {flags.map((flag) => (
        <p key={flag.ruleId} className="measure mt-1">
          {flag.patientWords}
        </p>
      ))}
      {isMany(flags) ? null : <CallButtons clinic={clinic} />}
    </section>
  )
}

/** What to do right now, before anything else on the page */
export function UrgentHelp({ flags, clinic }: Props) {
  const t = useTranslations('questionnaire.urgent')
  const isFirst = isMany(flags)
  return (
    <div className="border-4 border-urgent bg-urgent-wash p-2 sm:p-3">
      <h1 className="text-title font-bold text-urgent">{t('title')}</h1>
      {isFirst ? <CallButtons clinic={clinic} /> : null}
      {flags.map((flag) => (
        <div key={flag.ruleId} className="mt-2">
          {flag.citations.map(({ question, answer }) => (
            <p key={question} className="measure text-quiet">
              {question} <span className="font-semibold text-ink">{answer}</span>
            </p>
          ))}
          <p className="measure mt-1 font-semibold">{flag.patientWords}</p>
        </div>
      ))}
      {isFirst ? null : <CallButtons clinic={clinic} />}
    </div>
  )
}
