import { post, seeOther, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { keepWords } from '@/lib/platform/search-words'

/** What happened and when stand in the address; who, behind a token */
export async function POST(request: Request): Promise<Response> {
  return post(request, ['administrator'], '/audit', async ({ actor, form }) => {
    if (!(await inPace(actor, 'search'))) return tooOften()
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 100)
    const words = await keepWords(text('name'), actor.accountId)
    const wanted = { ...(words ? { words } : {}), action: text('action'), day: text('day') }
    const said = Object.entries(wanted).filter(([, value]) => value)
    return seeOther(said.length > 0 ? `/audit?${new URLSearchParams(said)}` : '/audit')
  })
}
