import { post, seeOther } from '@/lib/access/entry'
import { keepWords } from '@/lib/platform/search-words'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'staff'], '/patients', async ({ actor, form }) => {
    const token = await keepWords(String(form.get('q') ?? ''), actor.accountId)
    return seeOther(token ? `/patients?words=${token}` : '/patients')
  })
}
