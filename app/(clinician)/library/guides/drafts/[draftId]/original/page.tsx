import { GuideDraftBar } from '@/components/guide-editor/guide-draft-bar'
import { OriginalChanges } from '@/components/guide-editor/original-changes'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { draftOriginal } from '@/lib/guide-draft/original-queries'
import { fieldsOf, isPartName, partFingerprint } from '@/lib/guide-draft/part-fields'
import { type GuideDraftParams, openGuideDraftPage } from '../open-guide-draft'

/** What the shipped guide that this draft was copied from has changed since, to take over part by part */
export default async function DraftOriginal({ params, searchParams }: GuideDraftParams) {
  const { draftId } = await params
  const { said } = await searchParams
  const { actor, clinic, opened, here, under, last } = await openGuideDraftPage(draftId, '/original')
  const news = await draftOriginal(actor, draftId)
  const { guide, language } = opened
  const { title } = guide.meta
  const isSame = (part: string, other: typeof guide) =>
    isPartName(part) && partFingerprint(guide, part) === partFingerprint(other, part)
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`What the original of ${title} changed`}</title>
      <GuideDraftBar here={here} title={title} under={under} tab="write" last={last} />
      {said === 'conflict' ? (
        <Notice saying look="clarify" title="Somebody changed that meanwhile, so nothing was taken over.">
          <p>This is how it stands now.</p>
        </Notice>
      ) : null}
      {said === 'taken' ? <Notice saying title="It is taken over. Undo, above, takes it back." /> : null}
      {news ? (
        <>
          <OriginalChanges
            title={news.now.title}
            then={news.then.version}
            now={news.now.version}
            language={language}
            parts={news.parts}
            tools={(part) =>
              isSame(part, news.now.guide) ? (
                <p className="mt-1 text-small font-semibold">
                  <span aria-hidden="true">● </span>Your draft says the same.
                </p>
              ) : isPartName(part) ? (
                <Take
                  here={here}
                  part={part}
                  was={partFingerprint(guide, part)}
                  revision={news.now.revision}
                  words={
                    isSame(part, news.then.guide)
                      ? 'Take this over into the draft'
                      : fieldsOf(guide, part)
                        ? 'Take this over in place of yours'
                        : 'Put this into the draft'
                  }
                />
              ) : null
            }
          />
          <div className="mt-4 border-t-2 border-ink pt-2">
            <p className="mb-1">
              When you have looked at all of it, the library stops saying that it has changed.
            </p>
            <Take
              here={here}
              part="seen"
              was=""
              revision={news.now.revision}
              words="I have looked at what is new"
            />
          </div>
        </>
      ) : (
        <p>The original has not changed since.</p>
      )}
    </ClinicShell>
  )
}

type Taking = { here: string; part: string; was: string; revision: number; words: string }

function Take({ here, part, was, revision, words }: Taking) {
  return (
    <form method="post" action={`${here}/original/take`} className="mt-1">
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="was" value={was} />
      <input type="hidden" name="revision" value={revision} />
      <Button size="clinic" look="secondary">
        {words}
      </Button>
    </form>
  )
}
