import { chooseReminders, remindUnfinished } from '@/lib/reminder/commands'
import { ownReminders } from '@/lib/reminder/queries'
import { CALLERS, type Row } from './cell'

/** Each one's own choice; who is reminded is our own clock's */
export const reminderRows: Record<string, Row> = {
  'reminder/queries ownReminders': {
    may: CALLERS,
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : ownReminders(actor)),
  },
  'reminder/commands chooseReminders': {
    may: CALLERS.filter((caller) => caller.endsWith('patient') || caller === 'parent'),
    own: true,
    call: (actor) => chooseReminders(actor, { reminders: false }),
  },
  'reminder/commands remindUnfinished': {
    may: [],
    call: (actor) => remindUnfinished(actor),
  },
}
