import { Button } from '@/components/ui/button'

type Published = { by: string; on: string; reason: string; reviewers?: readonly string[] }

/** Who published a version that the clinic wrote, and why */
export function PublishedBy({ by, on, reason, reviewers = [] }: Published) {
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">Written by your clinic</h2>
      <p>
        Published by {by} on {on}: <q>{reason}</q>
      </p>
      {reviewers.length > 0 ? <p>Reviewed by {reviewers.join(' and ')}.</p> : null}
    </section>
  )
}

type Way = { versionId: string; isOwn: boolean; what: 'questionnaires' | 'guides' }

/** The way from a published version to a draft of what comes after it */
export function WriteOn({ versionId, isOwn, what }: Way) {
  return (
    <form method="post" action={`/library/${what}/drafts/begin`}>
      <input type="hidden" name="versionId" value={versionId} />
      <Button size="clinic" look="secondary">
        {isOwn ? 'Write a new version' : 'Make a copy to change'}
      </Button>
    </form>
  )
}
