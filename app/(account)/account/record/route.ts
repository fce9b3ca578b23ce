import { handOut, tooOften } from '@/lib/access/entry'
import { inPace } from '@/lib/account/pace'
import { download, mark } from '@/lib/fhir-export/download'
import { recordExport } from '@/lib/fhir-export/record-queries'

export const GET = (request: Request): Promise<Response> =>
  handOut(request, ['patient'], '/account', async (actor) => {
    if (!(await inPace(actor, 'copy'))) return tooOften()
    const bundle = await recordExport(actor, actor.patientId)
    return bundle && download(bundle, `record-${mark(actor.patientId)}`)
  })
