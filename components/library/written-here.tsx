import { Button } from '@/components/ui/button'

/** Who published a version that the clinic wrote, and why */
export function PublishedBy({ by, on, reason }: { by: string; on: string; reason: string }) {
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">Written by your clinic</h2>
      <p>
        Published by {by} on {on}: <q>{reason}</q>
      </p>
    </section>
  )
}

/** The way from a published version to a draft of what comes after it */
export function WriteOn({ versionId, isOwn }: { versionId: string; isOwn: boolean }) {
  return (
    <form method="post" action="/library/questionnaires/drafts/begin">
      <input type="hidden" name="versionId" value={versionId} />
      <Button size="clinic" look="secondary">
        {isOwn ? 'Write a new version' : 'Make a copy to change'}
      </Button>
    </form>
  )
}
