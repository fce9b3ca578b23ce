import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DrawnItems } from '@/components/questionnaire/drawn-items'
import { drawPage } from '@/components/questionnaire/drawn-page'
import { flagRules } from '@/lib/flag/rule'
import { pagesAhead } from '@/lib/questionnaire/ahead'
import { lastTimeOf } from '../../last-time'
import { openedDraft } from '../../own-response'

type Props = { params: Promise<{ assignmentId: string; pageKey: string }> }

export const metadata: Metadata = { title: 'Questions' }

/**
 * The pages that may come after one, all at once: the page's script fetches them while there is a connection and holds
 * them in memory, so that somebody whose connection goes can go on. Nobody is led past an answer that may need help right
 * now without having been told so: what to say is worked out on the server.
 */
export default async function AheadPage({ params }: Props) {
  const { assignmentId, pageKey } = await params
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await openedDraft(assignmentId, `${start}/${pageKey}`)
  const { questionnaire, answers, revision } = response
  const urgent = flagRules(questionnaire).filter(({ severity }) => severity === 'urgent')
  const holding = new Set(
    urgent.flatMap(({ cites, conditions }) => [...cites, ...conditions.map(({ question }) => question)]),
  )
  const t = await getTranslations('questionnaire.page')
  const pages = pagesAhead(questionnaire, answers, pageKey, holding)
  const lastTime = await Promise.all(
    pages.map(({ page }) => lastTimeOf(actor, response, page, clinic.timeZone)),
  )
  return (
    <main>
      <h1>{response.title}</h1>
      {pages.map(({ page, when, parts }, at) => (
        <section
          key={page.key}
          data-ahead={`${start}/${page.key}`}
          data-revision={revision}
          data-title={page.title || response.title}
          data-progress={`${page.sections.length > 0 ? `${page.sections.join(' – ')}: ` : ''}${t('ahead', { at: '{at}' })}`}
          data-when={JSON.stringify(when)}
          data-parts={JSON.stringify(parts)}
        >
          <DrawnItems
            page={page}
            drawn={drawPage(questionnaire, page, {
              answers,
              errors: {},
              typed: undefined,
              urgent: [],
              lastTime: lastTime[at] ?? {},
            })}
          />
        </section>
      ))}
    </main>
  )
}
