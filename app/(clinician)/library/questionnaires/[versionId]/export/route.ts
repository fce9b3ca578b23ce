import { handOut } from '@/lib/access/entry'
import { download } from '@/lib/fhir-export/download'
import { questionnaireExport } from '@/lib/fhir-export/queries'

type Context = { params: Promise<{ versionId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { versionId } = await params
  return handOut(request, ['clinician'], `/library/questionnaires/${versionId}`, async (actor) => {
    const resource = await questionnaireExport(actor, versionId)
    return resource && download(resource, `questionnaire-${resource.title ?? ''}-${resource.version ?? ''}`)
  })
}
