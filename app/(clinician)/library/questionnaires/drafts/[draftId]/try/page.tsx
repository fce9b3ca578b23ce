import Link from 'next/link'
import { DraftBar } from '@/components/questionnaire-editor/draft-bar'
import { PhoneFrame } from '@/components/questionnaire-editor/phone-frame'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { type DraftParams, openDraftPage } from '../open-draft'
import { languageIn } from '../preview/trial-params'

const languages = [
  { lang: 'en', words: 'English' },
  { lang: 'es', words: 'Spanish' },
] as const

/** The whole of a draft in a frame of a phone's size */
export default async function TryPage({ params, searchParams }: DraftParams) {
  const { draftId } = await params
  const lang = languageIn((await searchParams).lang)
  const { actor, clinic, opened, here, under, last } = await openDraftPage(draftId, '/try')
  const title = opened.questionnaire.title ?? ''
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`Try ${title}`}</title>
      <DraftBar here={here} title={title} under={under} tab="try" last={last} />
      <div className="grid gap-x-6 gap-y-2 md:grid-cols-[392px_minmax(0,1fr)]">
        <PhoneFrame src={`${here}/preview?lang=${lang}`} title={`${title}, as the patient sees it`} />
        <div className="max-md:order-first">
          <h2 className="text-[1.125rem] font-bold">As the patient sees it</h2>
          <p className="measure">
            Answer it as a patient would. Which questions come, the scores and the flags are worked out as
            they will be; the answers are thrown away. Photos are not taken here.
          </p>
          <p className="mt-1 flex gap-2">
            {languages.map((one) => (
              <Link
                key={one.lang}
                href={`${here}/try?lang=${one.lang}`}
                prefetch={false}
                aria-current={one.lang === lang ? 'true' : undefined}
                className="aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {one.words}
              </Link>
            ))}
          </p>
          {lang === 'es' ? (
            <p className="measure mt-1 text-small text-quiet">
              What has no Spanish words yet is shown in English.
            </p>
          ) : null}
        </div>
      </div>
    </ClinicShell>
  )
}
