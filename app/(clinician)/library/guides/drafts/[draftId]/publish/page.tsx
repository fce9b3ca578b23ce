import Link from 'next/link'
import { GuideDraftBar } from '@/components/guide-editor/guide-draft-bar'
import { GuideNews } from '@/components/guide-editor/guide-news'
import { PublishGuideForm } from '@/components/guide-editor/publish-guide-form'
import { ReadingGrades } from '@/components/guide-editor/reading-grades'
import { ReviewForm } from '@/components/guide-editor/review-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { readingNote } from '@/lib/guide/reading-measure'
import { shippedGlossary } from '@/lib/guide/shipped-glossary'
import { guideBlockers, nothingNew } from '@/lib/guide-draft/blocker'
import { readingOf } from '@/lib/guide-draft/grade'
import { guideDifference } from '@/lib/guide-draft/guide-difference'
import { guidePictures } from '@/lib/guide-draft/queries'
import { reviewLines, unreviewed } from '@/lib/guide-draft/review'
import { readWritten, saysTheSame } from '@/lib/guide-draft/written-guide'
import { formState } from '@/lib/platform/page-params'
import { versionAfter } from '@/lib/questionnaire-draft/version-label'
import { type GuideDraftParams, openGuideDraftPage } from '../open-guide-draft'

/** What keeps a guide from being published, what is new, the second clinician's review, and the button that publishes it */
export default async function PublishGuide({ params, searchParams }: GuideDraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here, under, last, moment } = await openGuideDraftPage(draftId, '/publish')
  const { value, values, errors } = await formState(search, actor.accountId)
  const { guide, language, newest, basis, revision, reviews, writers, beside } = opened
  const glossary = shippedGlossary(language)
  const against = newest ?? basis
  const before = against && readWritten(against.source)
  const blockers = [
    ...guideBlockers(guide, { glossary, pictures: Object.keys(await guidePictures(actor)), beside }),
    ...(newest && before && saysTheSame(before, guide) ? [nothingNew(newest.version)] : []),
  ]
  const waiting = unreviewed(writers, reviews)
  const isMine = reviews.some(({ reviewedBy }) => reviewedBy === actor.accountId)
  const mayReview = !isMine && waiting.some(({ accountId }) => accountId !== actor.accountId)
  const problems = problemsOf(errors)
  const { title } = guide.meta
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}Publish ${title}`}</title>
      <ErrorSummary title="Not done" problems={problems} />
      <GuideDraftBar here={here} title={title} under={under} tab="publish" last={last} />
      {search.said === 'reviewed' ? <Notice saying title="Your review is kept with your name." /> : null}
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_420px]">
        <div className="flex flex-col gap-4 lg:order-last">
          {blockers.length > 0 ? (
            <section>
              <h2 className="text-[1.125rem] font-bold">To do before it can be reviewed</h2>
              <ul>
                {blockers.map(({ part, sentence }) => (
                  <li key={`${part} ${sentence}`} className="border-b border-rule py-0.5">
                    <span aria-hidden="true" className="text-clarify">
                      ◆{' '}
                    </span>
                    <Link href={`${here}?part=${encodeURIComponent(part)}`} prefetch={false}>
                      {sentence}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : (
            <>
              <section>
                <h2 className="text-[1.125rem] font-bold">Review</h2>
                <ul>
                  {reviews.map(({ reviewedBy, reviewerName, reviewedAt }) => (
                    <li key={reviewedBy}>
                      <span aria-hidden="true">● </span>
                      Reviewed by {reviewerName}, {moment(reviewedAt)}
                    </li>
                  ))}
                </ul>
                {waiting.length > 0 ? (
                  <p>
                    Somebody else has to look at what {waiting.map(({ name }) => name).join(' and ')} wrote.
                    {mayReview ? '' : ' Ask a colleague to open this page.'}
                  </p>
                ) : null}
              </section>
              {mayReview ? (
                <ReviewForm
                  here={here}
                  revision={revision}
                  lines={reviewLines}
                  ticked={values('ticked')}
                  error={errors.ticked}
                />
              ) : null}
              {waiting.length === 0 ? (
                <PublishGuideForm
                  here={here}
                  revision={revision}
                  version={versionAfter(newest?.version)}
                  isNew={newest === null}
                  reason={value('reason')}
                  error={errors.reason}
                />
              ) : null}
            </>
          )}
          <OtherLanguage here={draftId} language={language} beside={beside} />
        </div>
        <div className="flex flex-col gap-4">
          <ReadingGrades
            here={here}
            note={readingNote(language)}
            lines={guide.sections.map((section) => ({
              ...{ id: section.id, heading: section.heading },
              reading: readingOf(section, glossary, language),
            }))}
          />
          <section>
            <h2 className="text-[1.125rem] font-bold">
              {newest
                ? `What is new against version ${newest.version}`
                : basis
                  ? `What is new against “${basis.title}”, version ${basis.version}`
                  : 'What it says'}
            </h2>
            <GuideNews
              language={language}
              parts={guideDifference(before ?? { ...guide, meta: emptied(guide.meta), sections: [] }, guide)}
            />
          </section>
        </div>
      </div>
    </ClinicShell>
  )
}

const emptied = <Meta extends object>(meta: Meta): Meta => ({
  ...meta,
  ...{ title: '', summary: '', audience: '', subject: '', sources: [], checks: [] },
})

type Other = {
  here: string
  language: string
  beside: readonly { language: string; draftId: string | null }[]
}

/** The way to the same guide in the other language */
function OtherLanguage({ here, language, beside }: Other) {
  const wanted = language === 'en' ? 'es' : 'en'
  const name = wanted === 'es' ? 'Spanish' : 'English'
  const there = beside.find((one) => one.language === wanted)
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">In {name}</h2>
      {there?.draftId ? (
        <p>
          <Link href={`/library/guides/drafts/${there.draftId}`} prefetch={false}>
            It is being written too
          </Link>
          . Compare and publish it there.
        </p>
      ) : (
        <form method="post" action="/library/guides/drafts/begin">
          <input type="hidden" name="draftId" value={here} />
          <input type="hidden" name="language" value={wanted} />
          <button type="submit" className="cursor-pointer text-accent underline underline-offset-4">
            {there ? `Write a new version in ${name}` : `Write it in ${name} too`}
          </button>
        </form>
      )}
    </section>
  )
}
