import { pageActor, refuse } from '@/lib/access/entry'
import { download } from '@/lib/fhir-export/download'
import { questionnaireExport } from '@/lib/fhir-export/queries'

type Context = { params: Promise<{ versionId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { versionId } = await params
  const actor = await pageActor(['clinician'], `/library/questionnaires/${versionId}`)
  const resource = await questionnaireExport(actor, versionId)
  return resource
    ? download(resource, `questionnaire-${resource.title ?? ''}-${resource.version ?? ''}`)
    : refuse(actor, `/library/questionnaires/${versionId}`)
}
