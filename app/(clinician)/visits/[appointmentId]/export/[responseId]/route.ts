import { handOut, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { responseExport } from '@/lib/fhir-export/queries'

type Context = { params: Promise<{ appointmentId: string; responseId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId, responseId } = await params
  return handOut(request, ['clinician'], `/visits/${appointmentId}`, async (actor) => {
    if (!(await inPace(actor, 'copy'))) return tooOften()
    const response = await responseExport(actor, { appointmentId, responseId })
    return response && download(response, `response-${mark(responseId)}`)
  })
}
