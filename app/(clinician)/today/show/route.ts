import { post, seeOther, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { filterAddress, worklistFilter } from '@/lib/brief/worklist-filter'
import { clearedLine, cookieLine } from '@/lib/platform/cookie'
import { keepWords } from '@/lib/platform/search-words'

/**
 * Sets what of the list is shown and leads there. The choice is remembered for coming back to /today from elsewhere,
 * without what was searched: that is somebody's name.
 */
export async function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'staff'], '/today', async ({ actor, form }) => {
    if (!(await inPace(actor, 'search'))) return tooOften()
    const { q, ...filter } = worklistFilter(form.has('clear') ? {} : Object.fromEntries(form))
    const kept = filterAddress(filter)
    const words = (await keepWords(q, actor.accountId)) ?? undefined
    const address = filterAddress({ ...filter, words })
    const response = seeOther(address ? `/today?${address}` : '/today')
    const remembered = kept
      ? cookieLine({ name: 'visits', value: encodeURIComponent(kept) })
      : clearedLine('visits')
    response.headers.append('Set-Cookie', remembered)
    return response
  })
}
