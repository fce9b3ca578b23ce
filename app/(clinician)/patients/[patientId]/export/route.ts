import { pageActor, refuse, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { recordExport } from '@/lib/fhir-export/record-queries'

type Context = { params: Promise<{ patientId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const actor = await pageActor(['clinician'], `/patients/${patientId}`)
  if (!(await inPace(actor, 'copy'))) return tooOften()
  const bundle = await recordExport(actor, patientId)
  return bundle ? download(bundle, `record-${mark(patientId)}`) : refuse(actor, `/patients/${patientId}`)
}
