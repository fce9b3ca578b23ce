import { post, tryAgain } from '@/lib/access/entry'
import { toAssign } from '@/lib/assignment/queries'

type Context = { params: Promise<{ patientId: string }> }

/** Searching and ticking a packet while assigning: back to the page with everything that was chosen, and nothing assigned. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/patients/${encodeURIComponent(patientId)}/assign`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const offered = await toAssign(actor, patientId)
    const wanted = String(form.get('pick') ?? '').split(' ')
    const ticked = new Set([...form.getAll('guideIds'), ...form.getAll('questionnaireIds')])
    for (const { kind, id } of offered?.things ?? [])
      if (wanted.includes(id) && !ticked.has(id))
        form.append(kind === 'guide' ? 'guideIds' : 'questionnaireIds', id)
    // A packet is to be seen whole
    if (form.get('pick') !== 'search') form.set('q', '')
    return tryAgain(page, form, {}, actor.accountId)
  })
}
