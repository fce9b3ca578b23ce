import { useTranslations } from 'next-intl'
import { ChoiceHabits } from '@/components/questionnaire/choice-habits'
import { DrawnItems } from '@/components/questionnaire/drawn-items'
import type { Drawn } from '@/components/questionnaire/drawn-page'
import { Button } from '@/components/ui/button'
import type { JourneyPage } from '@/lib/questionnaire/journey'

const TRIAL_FORM = 'trial'

type Props = { action: string; page: JourneyPage; drawn: readonly Drawn[]; isFirst: boolean }

/** A page of questions drawn by the patient's own components, whose answers go nowhere */
export function TrialForm({ action, page, drawn, isFirst }: Props) {
  const t = useTranslations('questionnaire.page')
  const shell = useTranslations('shell')
  return (
    <form method="post" action={action} id={TRIAL_FORM} autoComplete="off" noValidate>
      <button type="submit" name="go" value="next" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t('continue')}
      </button>
      <DrawnItems page={page} drawn={drawn} />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button name="go" value="next">
          {t('continue')}
        </Button>
        {isFirst ? null : (
          <Button look="plain" name="go" value="back">
            {shell('back')}
          </Button>
        )}
      </div>
      <ChoiceHabits formId={TRIAL_FORM} />
    </form>
  )
}
