import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Closed, closedAs } from '@/components/questionnaire/closed'
import { ResumeQuestions } from '@/components/questionnaire/resume-questions'
import { StartQuestions } from '@/components/questionnaire/start-questions'
import { PatientShell } from '@/components/shell/patient-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { problemsOf } from '@/components/ui/problem'
import { openAssignment } from '@/lib/assignment/own-commands'
import { journey } from '@/lib/questionnaire/journey'
import { Kept } from './kept'
import { lateAnswers } from './late-answers'
import { one, opened, type Params, patientNameOf, type Search, titled, typedInto } from './own-response'

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const found = await titled((await params).assignmentId, searchParams)
  if (!found) return {}
  const { response, hasProblems } = found
  if (response.closing) {
    const closed = await getTranslations('questionnaire.closed')
    return { title: closed(`${closedAs(response)}Title`) }
  }
  const shell = await getTranslations('shell')
  return { title: hasProblems ? shell('errorTitle', { title: response.title }) : response.title }
}

export default async function QuestionsPage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const { again, who, late } = await searchParams
  const here = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, here)
  const shell = await getTranslations('shell')
  const back = { href: '/home', label: shell('home') }
  if (response.closing) {
    const late_ = await lateAnswers(response, await typedInto(one(late), actor.accountId))
    return (
      <PatientShell who={actor} clinic={clinic} back={back}>
        <Kept actor={actor} assignmentId={assignmentId} />
        <Closed response={response} clinic={clinic} locale={await getLocale()} late={late_} />
      </PatientShell>
    )
  }
  await openAssignment(actor, assignmentId)
  const typed = await typedInto(one(again), actor.accountId)
  const isNew = !response.respondent || one(who) !== undefined || typed !== null
  return (
    <PatientShell who={actor} clinic={clinic} back={back}>
      <Kept actor={actor} assignmentId={assignmentId} />
      {typed ? <ErrorSummary title={shell('problem')} problems={problemsOf(typed.errors)} /> : null}
      {isNew ? (
        <StartQuestions
          response={response}
          clinicName={clinic.name}
          patientName={patientNameOf(actor)}
          behalf={actor.behalf?.relationship ?? null}
          error={typed?.errors.who}
        />
      ) : (
        <ResumeQuestions
          response={response}
          path={journey(response.questionnaire, response.answers)}
          patientName={patientNameOf(actor)}
          isOnBehalf={actor.behalf !== null}
        />
      )}
    </PatientShell>
  )
}
