import { useTranslations } from 'next-intl'
import { SaidIn, useLang } from '@/components/ui/said-in'
import type { JourneyPage } from '@/lib/questionnaire/journey'
import type { Drawn } from './drawn-page'
import { GivenValue } from './given-value'
import { AddInstance, InstanceHead } from './instance'
import { QuestionItem } from './question-item'

/** What stands on a page of questions: its title where it has one of its own, then the questions and words in order */
export function DrawnItems({ page, drawn }: { page: JourneyPage; drawn: readonly Drawn[] }) {
  const t = useTranslations('questionnaire.page')
  const lang = useLang(drawn[0]?.language)
  // a question that stands alone is the heading itself, where it is asked
  const isTitled = !page.single || !drawn.some(({ kind }) => kind === 'question')
  return (
    <>
      {isTitled ? (
        <h1 className="text-lead font-bold sm:text-title">
          <SaidIn lang={lang}>{page.title}</SaidIn>
        </h1>
      ) : null}
      <div className={isTitled ? 'mt-3 space-y-4' : 'space-y-4'}>
        {drawn.map((one) =>
          one.kind === 'question' ? (
            <QuestionItem
              key={one.question.item.linkId}
              question={{ ...one.question, lang }}
              urgentTitle={t('urgentTitle')}
            />
          ) : one.kind === 'words' ? (
            <p key={one.linkId} className={`measure whitespace-pre-line ${one.isTitle ? 'font-bold' : ''}`}>
              <SaidIn lang={lang}>{one.text}</SaidIn>
            </p>
          ) : one.kind === 'value' ? (
            <GivenValue key={one.item.linkId} given={one} lang={lang} />
          ) : one.kind === 'instance' ? (
            <InstanceHead key={one.address} head={one} />
          ) : (
            <AddInstance key={one.address} one={one} />
          ),
        )}
      </div>
    </>
  )
}
