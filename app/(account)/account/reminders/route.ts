import { notThere, post, seeOther } from '@/lib/access/entry'
import { chooseReminders } from '@/lib/reminder/commands'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'carer'], '/account', async ({ actor, form }) => {
    // a box that is not ticked is not sent
    const box = form.get('reminders')
    const chosen = await chooseReminders(actor, { reminders: box === 'on' || (box === null ? false : box) })
    return chosen.ok ? seeOther(`/account?done=reminders-${box ?? 'off'}`) : notThere()
  })
