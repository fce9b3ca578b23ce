import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { JourneyPage } from '@/lib/questionnaire/journey'
import { ChoiceHabits } from './choice-habits'
import { DrawnItems } from './drawn-items'
import type { Drawn } from './drawn-page'
import type { KeptKey } from './kept-answers'
import { SaveState } from './save-state'

export const FORM_ID = 'question'

type Props = {
  action: string
  page: JourneyPage
  drawn: readonly Drawn[]
  revision: number
  /** "10:42", or nothing where nothing has been saved */
  savedTime: string | undefined
  /** Whether what is drawn is what is saved */
  began: 'saved' | 'unsaved' | 'wrong'
  /** Comes back to the answers instead of going on */
  fromCheck: boolean
  keptKey: KeptKey
  /** Where the pages after this one are, for going on without a connection */
  ahead: string | undefined
}

/** A page of questions: one form that a plain post sends, saved on the way where there is JavaScript. */
export function QuestionForm(props: Props) {
  const { action, page, drawn, revision, savedTime, began, fromCheck, keptKey, ahead } = props
  const t = useTranslations('questionnaire.page')
  const save = useTranslations('questionnaire.save')
  const saveWords = {
    saved: save('saved', { time: '{time}' }),
    unsaved: save('unsaved'),
    saving: save('saving'),
    retrying: save('retrying'),
    kept: save('kept'),
    held: save('held'),
    wrong: save('wrong'),
    signedOut: save('signedOut'),
    closed: save('closed'),
    elsewhere: save('elsewhere'),
  }
  return (
    <form
      method="post"
      action={action}
      id={FORM_ID}
      autoComplete="off"
      noValidate
      data-pages-ahead={ahead}
      encType={hasFiles(drawn) ? 'multipart/form-data' : undefined}
    >
      <button type="submit" name="go" value="next" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t('continue')}
      </button>
      <input type="hidden" name="revision" value={revision} />
      <div data-questions>
        <DrawnItems page={page} drawn={drawn} />
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button name="go" value="next">
          {fromCheck ? t('continueToCheck') : t('continue')}
        </Button>
        {fromCheck ? null : (
          <Button look="plain" name="go" value="later" className="-ms-3 sm:ms-0">
            {t('later')}
          </Button>
        )}
      </div>
      <SaveState formId={FORM_ID} began={began} savedTime={savedTime} words={saveWords} keptKey={keptKey} />
      <noscript>
        <p className="mt-1 text-quiet">{t('savedOnContinue')}</p>
      </noscript>
      <ChoiceHabits formId={FORM_ID} />
    </form>
  )
}

const hasFiles = (drawn: readonly Drawn[]): boolean =>
  drawn.some((one) => one.kind === 'question' && one.question.item.type === 'attachment')
