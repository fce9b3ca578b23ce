import { handOut, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { recordExport } from '@/lib/fhir-export/record-queries'

type Context = { params: Promise<{ patientId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  return handOut(request, ['clinician'], `/patients/${patientId}`, async (actor) => {
    if (!(await inPace(actor, 'copy'))) return tooOften()
    const bundle = await recordExport(actor, patientId)
    return bundle && download(bundle, `record-${mark(patientId)}`)
  })
}
