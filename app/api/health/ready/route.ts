import { readiness } from '@/lib/platform/readiness'

export const dynamic = 'force-dynamic'

/** Whether requests may be sent here: 200, or 503 and in a word why not */
export async function GET(): Promise<Response> {
  const status = await readiness()
  const headers = status === 'ready' ? undefined : { 'Retry-After': '2' }
  return Response.json({ status }, { status: status === 'ready' ? 200 : 503, ...(headers && { headers }) })
}
