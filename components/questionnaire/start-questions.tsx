import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { Notice } from '@/components/ui/notice'
import { useLang } from '@/components/ui/said-in'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { languageOfWords } from '@/lib/questionnaire/translation'

type Props = {
  response: {
    assignmentId: string
    title: string
    minutes: number
    note: string
    respondent: string | null
    questionnaire: Questionnaire
    visit: { practitioner: string }
  }
  clinicName: string
  patientName: string
  /** What the one with a sign-in of their own is to the patient; null where it has to be asked who answers */
  behalf: 'parent' | 'carer' | null
  error: string | undefined
}

/** Before the first question: what it is for, how long it takes, who will see it, and who is answering */
export function StartQuestions({ response, clinicName, patientName, behalf, error }: Props) {
  const t = useTranslations('questionnaire')
  const { title, questionnaire, minutes, note, visit } = response
  const lang = useLang(languageOfWords(questionnaire))
  const who = ['patient', 'parent', 'carer'] as const
  return (
    <>
      <h1 lang={lang} className="text-title font-bold">
        {title}
      </h1>
      <p className="mt-1 text-quiet">{t('minutes', { minutes })}</p>
      {questionnaire.description ? (
        <p lang={lang} className="measure mt-3 whitespace-pre-line">
          {questionnaire.description}
        </p>
      ) : null}
      <p className="measure mt-2">
        {t('start.whoSees', { practitioner: visit.practitioner, clinic: clinicName })}
      </p>
      <p className="measure mt-2">{t('start.sittings')}</p>
      {note ? (
        <Notice title={t('start.note')}>
          <p className="whitespace-pre-line">{note}</p>
        </Notice>
      ) : null}
      <form
        method="post"
        action={`/questions/${response.assignmentId}/start`}
        className="mt-4"
        autoComplete="off"
      >
        {behalf ? (
          <>
            <input type="hidden" name="who" value={behalf} />
            <p className="measure font-semibold">{t(`start.as.${behalf}`, { name: patientName })}</p>
          </>
        ) : (
          <FieldGroup
            name="who"
            legend={<h2 className="text-lead font-bold">{t('start.who')}</h2>}
            hint={t('start.whoHint')}
            error={error}
          >
            <Choices
              name="who"
              kind="radio"
              choices={who.map((value) => ({ value, label: t(`who.${value}`, { name: patientName }) }))}
              chosen={response.respondent ? [response.respondent] : []}
            />
          </FieldGroup>
        )}
        <div className="mt-4">
          <Button>{response.respondent ? t('start.continue') : t('start.begin')}</Button>
        </div>
      </form>
      {questionnaire.copyright ? (
        <p
          className="measure mt-4 border-t border-rule pt-2 text-small whitespace-pre-line text-quiet"
          lang={lang}
        >
          {questionnaire.copyright}
        </p>
      ) : null}
    </>
  )
}
