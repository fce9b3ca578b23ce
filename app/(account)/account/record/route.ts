import { pageActor, refuse } from '@/lib/access/entry'
import { download, mark } from '@/lib/fhir-export/download'
import { recordExport } from '@/lib/fhir-export/record-queries'

export async function GET(): Promise<Response> {
  const actor = await pageActor(['patient'], '/account')
  const bundle = await recordExport(actor, actor.patientId)
  return bundle ? download(bundle, `record-${mark(actor.patientId)}`) : refuse(actor, '/account')
}
