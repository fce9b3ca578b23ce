import { DraftHeading, type LastChange } from '@/components/library/draft-heading'
import { BackLink } from '@/components/ui/back-link'

type Tab = 'write' | 'publish'

const tabs: readonly { tab: Tab; path: string; words: string }[] = [
  { tab: 'write', path: '', words: 'Write' },
  { tab: 'publish', path: '/publish', words: 'Review and publish' },
]

type Props = { here: string; title: string; under: string; tab: Tab; last: LastChange | null }

/** Over each page of a guide that is being written */
export function GuideDraftBar(props: Props) {
  const back = <BackLink href="/library/guides/drafts">Guides being written</BackLink>
  return <DraftHeading {...props} tabs={tabs} tabsLabel="Pages of the draft" back={back} />
}
