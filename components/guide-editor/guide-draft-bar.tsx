import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { Button } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'

type Tab = 'write' | 'publish'

const tabs: readonly { tab: Tab; path: string; words: string }[] = [
  { tab: 'write', path: '', words: 'Write' },
  { tab: 'publish', path: '/publish', words: 'Review and publish' },
]

type Props = {
  here: string
  title: string
  /** A new guide, or a new version of which */
  under: string
  tab: Tab
  last: { revision: number; words: string; by: string; at: string } | null
}

/** Over each page of a draft: what it is, what was done last, and the way to undo it */
export function GuideDraftBar({ here, title, under, tab, last }: Props) {
  return (
    <>
      <BackLink href="/library/guides/drafts">Guides being written</BackLink>
      <PageHeading title={<bdi>{title}</bdi>} under={under}>
        {last ? (
          <form method="post" action={`${here}/undo`} className="flex flex-wrap items-center gap-1">
            <input type="hidden" name="revision" value={last.revision} />
            <span id="said" role="status" className="text-small">
              {last.words}{' '}
              <span className="text-quiet">
                – {last.by}, {last.at}
              </span>
            </span>
            <Button size="clinic" look="secondary" id="undo" aria-describedby="said">
              Undo
            </Button>
          </form>
        ) : (
          <span id="said" className="text-small text-quiet">
            Nothing was changed yet
          </span>
        )}
      </PageHeading>
      <nav aria-label="Pages of the draft" className="mt-1 mb-2 flex flex-wrap border-b-2 border-ink">
        {tabs.map(({ tab: of, path, words }) => (
          <Link
            key={of}
            href={`${here}${path}`}
            prefetch={false}
            aria-current={of === tab ? 'page' : undefined}
            className="border-b-4 border-transparent px-1.5 py-0.5 text-ink no-underline hover:border-edge aria-[current=page]:border-accent aria-[current=page]:font-bold"
          >
            {words}
          </Link>
        ))}
      </nav>
    </>
  )
}
