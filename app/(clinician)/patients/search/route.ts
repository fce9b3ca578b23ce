import { post, seeOther, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { keepWords } from '@/lib/platform/search-words'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'staff'], '/patients', async ({ actor, form }) => {
    if (!(await inPace(actor, 'search'))) return tooOften()
    const token = await keepWords(String(form.get('q') ?? ''), actor.accountId)
    return seeOther(token ? `/patients?words=${token}` : '/patients')
  })
}
