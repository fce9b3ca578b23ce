import { cookies } from 'next/headers'
import { pageActor, seeOther } from '@/lib/access/entry'
import { filterAddress, worklistFilter } from '@/lib/brief/worklist-filter'

/**
 * Sets what of the list is shown and leads there. The choice is remembered for coming back to /today from elsewhere,
 * without what was searched: that is somebody's name.
 */
export async function GET(request: Request): Promise<Response> {
  await pageActor(['clinician', 'staff'], '/today')
  const filter = worklistFilter(Object.fromEntries(new URL(request.url).searchParams))
  const kept = filterAddress({ ...filter, q: '' })
  const jar = await cookies()
  if (kept) jar.set('visits', kept, { httpOnly: true, sameSite: 'lax', path: '/today' })
  else jar.delete({ name: 'visits', path: '/today' })
  const address = filterAddress(filter)
  return seeOther(address ? `/today?${address}` : '/today')
}
