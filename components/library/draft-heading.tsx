import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'

export type LastChange = { revision: number; words: string; by: string; at: string }

type Props<Tab extends string> = {
  here: string
  title: string
  /** Something new, or a new version of which */
  under: string
  /** To all drafts of its kind */
  back: ReactNode
  tabsLabel: string
  tabs: readonly { tab: Tab; path: string; words: string }[]
  tab: Tab
  last: LastChange | null
}

/** Over each page of a draft, of a guide or of a questionnaire: what it is, what was done last, and the way to undo it */
export function DraftHeading<Tab extends string>(props: Props<Tab>) {
  const { here, title, under, back, tabsLabel, tabs, tab, last } = props
  return (
    <>
      {back}
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
      <nav aria-label={tabsLabel} className="mt-1 mb-2 flex flex-wrap border-b-2 border-ink">
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
