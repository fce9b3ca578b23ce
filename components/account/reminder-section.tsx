import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'

/** Whether to be mailed before a visit when something is not finished */
export function ReminderSection({ isOn }: { isOn: boolean }) {
  const t = useTranslations('account')
  return (
    <form method="post" action="/account/reminders" className="mt-5 max-w-[480px]">
      <FieldGroup name="reminders" legend={t('remindersTitle')} hint={t('remindersText')}>
        <Choices
          name="reminders"
          kind="checkbox"
          choices={[{ value: 'on', label: t('remindersChoice') }]}
          chosen={isOn ? ['on'] : []}
        />
      </FieldGroup>
      <div className="mt-2">
        <Button look="secondary">{t('saveReminders')}</Button>
      </div>
    </form>
  )
}
