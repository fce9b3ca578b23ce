import { pageActor, refuse, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { responseExport } from '@/lib/fhir-export/queries'

type Context = { params: Promise<{ appointmentId: string; responseId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { appointmentId, responseId } = await params
  const actor = await pageActor(['clinician'], `/visits/${appointmentId}`)
  if (!(await inPace(actor, 'copy'))) return tooOften()
  const response = await responseExport(actor, { appointmentId, responseId })
  return response
    ? download(response, `response-${mark(responseId)}`)
    : refuse(actor, `/visits/${appointmentId}`)
}
