import { handOut, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { visitExport } from '@/lib/fhir-export/queries'

type Context = { params: Promise<{ appointmentId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  return handOut(request, ['clinician'], `/visits/${appointmentId}`, async (actor) => {
    if (!(await inPace(actor, 'copy'))) return tooOften()
    const bundle = await visitExport(actor, appointmentId)
    return bundle && download(bundle, `visit-${mark(appointmentId)}`)
  })
}
