import { cookies } from 'next/headers'
import { post, seeOther } from '@/lib/access/entry'
import { filterAddress, worklistFilter } from '@/lib/brief/worklist-filter'
import { keepWords } from '@/lib/platform/search-words'

/**
 * Sets what of the list is shown and leads there. The choice is remembered for coming back to /today from elsewhere,
 * without what was searched: that is somebody's name.
 */
export async function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'staff'], '/today', async ({ actor, form }) => {
    const { q, ...filter } = worklistFilter(form.has('clear') ? {} : Object.fromEntries(form))
    const kept = filterAddress(filter)
    const jar = await cookies()
    if (kept) jar.set('visits', kept, { httpOnly: true, sameSite: 'lax', path: '/today' })
    else jar.delete({ name: 'visits', path: '/today' })
    const words = (await keepWords(q, actor.accountId)) ?? undefined
    const address = filterAddress({ ...filter, words })
    return seeOther(address ? `/today?${address}` : '/today')
  })
}
