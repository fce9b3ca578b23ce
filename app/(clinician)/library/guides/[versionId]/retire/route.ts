import { notThere, post, seeOther } from '@/lib/access/entry'
import { retireGuide } from '@/lib/guide/retirement-commands'

type Context = { params: Promise<{ versionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { versionId } = await params
  const page = `/library/guides/${encodeURIComponent(versionId)}`
  return post(request, ['clinician'], page, async ({ actor }) => {
    const done = await retireGuide(actor, { versionId })
    return done.ok ? seeOther(`${page}?said=retired`) : notThere()
  })
}
