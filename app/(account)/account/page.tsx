import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AddressSection } from '@/components/account/address-section'
import { ErasureSection } from '@/components/account/erasure-section'
import { FactorSection } from '@/components/account/factor-section'
import { NewPasswordField } from '@/components/account/new-password-field'
import { PasskeySection } from '@/components/account/passkey-section'
import { PasswordField } from '@/components/account/password-field'
import { RecordSection } from '@/components/account/record-section'
import { ReminderSection } from '@/components/account/reminder-section'
import { SessionList } from '@/components/account/session-list'
import { TextSizeSection } from '@/components/account/text-size-section'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { pageActor, SIGNED_IN } from '@/lib/access/entry'
import { isOfClinic } from '@/lib/access/policy'
import { ownAddress, ownFactor, ownPasskeys, ownSessions } from '@/lib/account/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { erasureState } from '@/lib/erasure/queries'
import { chosenTextSize } from '@/lib/platform/chosen-text-size'
import { deviceWords } from '@/lib/platform/device-words'
import { LANGUAGE_NAMES, LANGUAGES, languageOf } from '@/lib/platform/language'
import { signedIn } from '@/lib/platform/session'
import { typedBefore } from '@/lib/platform/typed-form'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'
import { ownReminders } from '@/lib/reminder/queries'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What was done, by the word in the address */
const SAID = {
  language: 'languageSaved',
  password: 'changed',
  others: 'othersEnded',
  one: 'oneEnded',
  'address-sent': 'addressSent',
  address: 'addressChanged',
  passkey: 'passkeyAdded',
  'passkey-gone': 'passkeyGone',
  'reminders-on': 'remindersOn',
  'reminders-off': 'remindersOff',
  'erasure-ask': 'erasureAsked',
  'erasure-withdraw': 'erasureWithdrawn',
} as const

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('account')
  const { again } = await searchParams
  return {
    title: again
      ? (await getTranslations('shell'))('errorTitle', { title: t('accountTitle') })
      : t('accountTitle'),
  }
}

export default async function Account({ searchParams }: Props) {
  const actor = await pageActor(SIGNED_IN, '/account')
  const { again, done } = await searchParams
  const said = Object.entries(SAID).find(([word]) => word === done)?.[1]
  const t = await getTranslations('account')
  const shell = await getTranslations('shell')
  const readers = await getTranslations('readers')
  const clinic = await actorClinic(actor)
  const typed = await typedBefore(again, actor.accountId)
  const errors = typed?.errors ?? {}
  const sessions = await ownSessions(actor, (await signedIn())?.sessionHash)
  const language = await getLocale()
  const when = (at: Date) =>
    `${dateWords(at, clinic.timeZone, language)}, ${timeWords(at, clinic.timeZone, language)}`
  const factor = await ownFactor(actor)
  const passkeys = await ownPasskeys(actor)
  const erasure = actor.kind === 'patient' ? await erasureState(actor, actor.patientId) : null
  const page = (
    <>
      <ErrorSummary title={shell('problem')} problems={problemsOf(errors)} />
      {said ? <Notice saying>{t(said)}</Notice> : null}
      <h1 className="text-title font-bold">{t('accountTitle')}</h1>
      <p className="measure mt-2">{t('signedInAs', { name: actor.name, email: await ownAddress(actor) })}</p>
      {isOfClinic(actor) ? null : (
        <form method="post" action="/account/language" className="mt-5 max-w-[480px]">
          <FieldGroup name="language" legend={t('languageTitle')} hint={t('languageText')}>
            <Choices
              name="language"
              kind="radio"
              choices={LANGUAGES.map((value) => ({
                value,
                label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
              }))}
              chosen={[languageOf(actor.language)]}
            />
          </FieldGroup>
          <div className="mt-2">
            <Button look="secondary">{t('saveLanguage')}</Button>
          </div>
        </form>
      )}
      {isOfClinic(actor) ? null : <TextSizeSection here="/account#text-size" size={await chosenTextSize()} />}
      {isOfClinic(actor) ? null : <ReminderSection isOn={await ownReminders(actor)} />}
      <h2 className="mt-5 text-lead font-bold">{t('changeTitle')}</h2>
      <form
        method="post"
        action="/account/password"
        className="mt-2 flex max-w-[480px] flex-col gap-3"
        noValidate
      >
        <PasswordField
          name="current-password"
          label={t('currentPassword')}
          autoComplete="current-password"
          error={errors['current-password']}
          words={{ show: shell('showPassword'), hide: shell('hidePassword') }}
        />
        <NewPasswordField error={errors.password} />
        <div>
          <Button>{t('savePassword')}</Button>
        </div>
      </form>
      <AddressSection typed={typed?.fields['new-address']?.[0]} errors={errors} />
      {isOfClinic(actor) ? (
        <FactorSection
          factor={factor}
          since={factor ? dateWords(factor.since, clinic.timeZone, language) : ''}
          error={errors['factor-password']}
        />
      ) : null}
      <PasskeySection
        passkeys={passkeys.map(({ id, name, lastUsedAt }) => ({
          id,
          name,
          used: lastUsedAt && when(lastUsedAt),
        }))}
        typedName={typed?.fields['passkey-name']?.[0]}
        error={errors['passkey-name']}
      />
      <SessionList
        sessions={sessions.map(({ createdAt, lastSeenAt, userAgent, ...session }) => ({
          ...session,
          device: deviceWords(userAgent),
          begun: when(createdAt),
          used: when(lastSeenAt),
        }))}
      />
      {actor.kind === 'patient' && !actor.behalf ? (
        <>
          <h2 className="mt-5 text-lead font-bold">{readers('title')}</h2>
          <p className="measure mt-1">{readers('toReadersText')}</p>
          <p>
            <a href="/account/readers" className="inline-flex min-h-[48px] items-center">
              {readers('toReaders')}
            </a>
          </p>
          <RecordSection clinic={clinic.name} />
          <ErasureSection
            clinic={clinic.name}
            asked={erasure?.askedAt ? dateWords(erasure.askedAt, clinic.timeZone, language) : null}
            declined={
              erasure?.declinedAt
                ? {
                    day: dateWords(erasure.declinedAt, clinic.timeZone, language),
                    reason: erasure.declineReason,
                  }
                : null
            }
          />
        </>
      ) : null}
    </>
  )
  return isOfClinic(actor) ? (
    <ClinicShell who={actor} clinicName={clinic.name}>
      {page}
    </ClinicShell>
  ) : (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/' }}>
      {page}
    </PatientShell>
  )
}
