import { DraftHeading, type LastChange } from '@/components/library/draft-heading'
import { BackLink } from '@/components/ui/back-link'

export type DraftTab = 'questions' | 'rules' | 'try' | 'publish'

const tabs: readonly { tab: DraftTab; path: string; words: string }[] = [
  { tab: 'questions', path: '', words: 'Questions' },
  { tab: 'rules', path: '/rules', words: 'Scores and flags' },
  { tab: 'try', path: '/try', words: 'Try it' },
  { tab: 'publish', path: '/publish', words: 'Publish' },
]

type Props = { here: string; title: string; under: string; tab: DraftTab; last: LastChange | null }

/** Over each page of a questionnaire that is being written */
export function DraftBar(props: Props) {
  const back = <BackLink href="/library/questionnaires/drafts">Questionnaires being written</BackLink>
  return <DraftHeading {...props} tabs={tabs} tabsLabel="Parts of the draft" back={back} />
}
