import { notThere, post, seeOther } from '@/lib/access/entry'
import { returnQuestionnaire } from '@/lib/questionnaire/retirement-commands'

type Context = { params: Promise<{ versionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { versionId } = await params
  const page = `/library/questionnaires/${encodeURIComponent(versionId)}`
  return post(request, ['clinician'], page, async ({ actor }) => {
    const done = await returnQuestionnaire(actor, { versionId })
    return done.ok ? seeOther(`${page}?said=returned`) : notThere()
  })
}
