import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ChangeForm } from '@/components/questionnaire/change-form'
import { drawPage } from '@/components/questionnaire/drawn-page'
import { inOrder } from '@/components/questionnaire/spoken'
import { PatientShell } from '@/components/shell/patient-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { now } from '@/lib/platform/clock'
import { fieldName } from '@/lib/questionnaire/field-names'
import { nextInstanceId } from '@/lib/questionnaire/instance-patch'
import { journey } from '@/lib/questionnaire/journey'
import { carriedFields } from '@/lib/questionnaire-response/correction-form'
import { keptKeyOf } from '../../../../kept-key'
import { one, pageTitle, type Search } from '../../own-response'
import { correcting } from '../correcting'

type Props = Search & { params: Promise<{ assignmentId: string; pageKey: string }> }

export const generateMetadata = ({ params, searchParams }: Props): Promise<Metadata> =>
  pageTitle(params, searchParams)

/** One page of what was sent, to be changed: the clinic has nothing of it until the change is sent with its reason */
export default async function ChangePage({ params, searchParams }: Props) {
  const { assignmentId, pageKey } = await params
  const { again, more } = await searchParams
  const here = `/questions/${assignmentId}/change/${pageKey}`
  const { actor, clinic, response, start, typed, correction } = await correcting(assignmentId, here, again)
  if (!response.isCorrectable) redirect(`${start}/change?again=${one(again)}`)
  const page = journey(response.questionnaire, correction.answers).pages.find((one) => one.key === pageKey)
  if (!page) redirect(`${start}/answers`)
  const linkIds = page.items.map(({ item }) => item.linkId)
  const errors = typed?.errors ?? {}
  const own = Object.fromEntries(
    Object.entries(errors).filter(([field]) => field === '' || linkIds.map(fieldName).includes(field)),
  )
  const [t, page_] = [
    await getTranslations('questionnaire.change'),
    await getTranslations('questionnaire.page'),
  ]
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: `${start}/answers`, label: t('back') }}>
      <ErrorSummary
        title={page_('errorSummary')}
        problems={inOrder(problemsOf(own), linkIds.map(fieldName))}
      />
      {one(more) ? <Notice saying>{t('more')}</Notice> : null}
      <p className="measure mb-2 text-quiet">{t('lead')}</p>
      <ChangeForm
        action={`${here}/go`}
        page={page}
        drawn={drawPage(response.questionnaire, page, {
          answers: correction.answers,
          typed: typed && correction.pages.includes(pageKey) ? typed.fields : undefined,
          errors: own,
          urgent: [],
          isSent: true,
          nextId: nextInstanceId(response.questionnaire, correction.answers, now()),
        })}
        carried={carriedFields(typed?.fields ?? {}, pageKey, linkIds)}
        cancel={`${start}/answers`}
        keptKey={keptKeyOf(actor, `change-${assignmentId}`)}
        again={typed ? null : `${here}/again`}
      />
    </PatientShell>
  )
}
