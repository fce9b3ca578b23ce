import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { addFieldName, fieldName, removeFieldName } from '@/lib/questionnaire/field-names'
import type { Drawn } from './drawn-page'

/** Where one of several begins: which it is, and the way to take it away */
export function InstanceHead({ head }: { head: Extract<Drawn, { kind: 'instance' }> }) {
  const t = useTranslations('questionnaire.repeat')
  const { address, text, nth, count, isNamed, canRemove } = head
  return (
    <div
      id={`${fieldName(address)}.head`}
      className="mt-4 flex flex-wrap items-center justify-between gap-x-2 border-t-2 border-ink pt-1"
    >
      <h2 className="flex min-h-[48px] items-center text-body font-bold">
        {isNamed && count === 1
          ? text
          : isNamed && text
            ? t('named', { text, nth, count })
            : t('nth', { nth, count })}
      </h2>
      {canRemove ? (
        <Button look="plain" name={removeFieldName} value={address} className="pe-0">
          {t('remove')}
          <span className="sr-only"> {t('which', { text, nth })}</span>
        </Button>
      ) : null}
    </div>
  )
}

/** A plain submit: the page comes back with one more */
export function AddInstance({ one }: { one: Extract<Drawn, { kind: 'add' }> }) {
  const t = useTranslations('questionnaire.repeat')
  return (
    <div className="border-t-2 border-rule pt-2">
      <Button look="secondary" name={addFieldName} value={one.address}>
        {one.isNamed && one.text ? t('addNamed', { text: one.text }) : t('add')}
        <span className="sr-only"> {t('which', { text: one.text, nth: one.nth })}</span>
      </Button>
    </div>
  )
}
