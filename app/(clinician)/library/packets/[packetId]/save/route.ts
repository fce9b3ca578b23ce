import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { savePacket } from '@/lib/assignment/own-packet-commands'
import { formText, formTexts } from '@/lib/platform/field'

type Context = { params: Promise<{ packetId: string }> }

const changed = 'Somebody changed the packet while you were writing. Look at yours and save it again.'

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { packetId } = await params
  const page = `/library/packets/${encodeURIComponent(packetId)}`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const things = formTexts(form, 'things')
    const done = await savePacket(actor, {
      packetId: packetId === 'new' ? null : packetId,
      ...{ was: formText(form, 'was'), title: formText(form, 'title') },
      ...{ description: formText(form, 'description'), things },
      places: Object.fromEntries(things.map((one) => [one, formText(form, `place ${one}`)])),
    })
    if (done.ok) return seeOther('/library#packets')
    if (done.reason === 'not-found') return notThere()
    const errors = done.reason === 'conflict' ? { '': changed } : done.errors
    return tryAgain(page, form, errors, actor.accountId)
  })
}
