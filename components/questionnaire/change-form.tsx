import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { JourneyPage } from '@/lib/questionnaire/journey'
import { ChoiceHabits } from './choice-habits'
import { DrawnItems } from './drawn-items'
import type { Drawn } from './drawn-page'
import type { KeptKey } from './kept-answers'
import { KeptChange } from './kept-change'

type Props = {
  action: string
  page: JourneyPage
  drawn: readonly Drawn[]
  /** The fields of other pages that the same change goes through */
  carried: readonly (readonly [string, string])[]
  cancel: string
  keptKey: KeptKey
  /** Where what the device kept of this change is drawn into the page; null where it was typed just now and is here */
  again: string | null
}

const FORM_ID = 'change'

/** A page of answers that were sent, to be changed. On the way only this device keeps it. */
export function ChangeForm({ action, page, drawn, carried, cancel, keptKey, again }: Props) {
  const t = useTranslations('questionnaire.change')
  return (
    <form method="post" action={action} id={FORM_ID} autoComplete="off" noValidate>
      <CarriedFields fields={carried} />
      <input type="hidden" name="page" value={page.key} />
      <DrawnItems page={page} drawn={drawn} />
      <div className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button>{t('continue')}</Button>
        <Link href={cancel} prefetch={false} data-give-up className="inline-flex min-h-[48px] items-center">
          {t('cancel')}
        </Link>
      </div>
      <ChoiceHabits formId={FORM_ID} />
      <KeptChange keptKey={keptKey} again={again} />
    </form>
  )
}

/** Fields that go along unseen, each as often as it stands and in its order */
export function CarriedFields({ fields }: { fields: Props['carried'] }) {
  const seen = new Map<string, number>()
  const keyed = fields.map(([name, value]) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return { key: `${name} ${nth}`, name, value }
  })
  return keyed.map(({ key, name, value }) => <input key={key} type="hidden" name={name} value={value} />)
}
