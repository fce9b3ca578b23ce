import { OriginalChanges } from '@/components/guide-editor/original-changes'
import { WriteOn } from '@/components/library/written-here'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { PageHeading } from '@/components/ui/page-heading'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { libraryGuide } from '@/lib/guide/queries'
import { versionOriginal } from '@/lib/guide-draft/original-queries'

/** What the shipped guide that this one was copied from has changed since */
export default async function OriginalPage({ params }: { params: Promise<{ versionId: string }> }) {
  const { versionId } = await params
  const here = `/library/guides/${versionId}`
  const actor = await pageActor(['clinician', 'staff'], `${here}/original`)
  const { name } = await actorClinic(actor)
  const guide = await libraryGuide(actor, versionId)
  if (!guide?.isOwn) return notTheirs()
  const news = await versionOriginal(actor, versionId)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`What the original of ${guide.title} changed – Library`}</title>
      <BackLink href={here}>{guide.title}</BackLink>
      <PageHeading title="What the original changed" under={guide.title} />
      {news ? (
        <>
          <OriginalChanges
            title={news.now.title}
            then={news.then.version}
            now={news.now.version}
            language={guide.language}
            parts={news.parts}
          />
          {actor.kind === 'clinician' && !guide.newest ? (
            <div className="mt-3">
              <p className="mb-1">In a new version you can take over what you want of it.</p>
              <WriteOn versionId={versionId} isOwn what="guides" />
            </div>
          ) : null}
        </>
      ) : (
        <p>The original has not changed since.</p>
      )}
    </ClinicShell>
  )
}
