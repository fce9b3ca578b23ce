import type { Resource } from './resource'
import { flagResource, observationResource, responseResource } from './response-resources'
import type { VisitParts } from './visit-parts'
import { appointmentResource, patientResource, taskResource } from './visit-resources'

export type Bundle = Resource & {
  resourceType: 'Bundle'
  entry: readonly Readonly<{ fullUrl: string; resource: Resource }>[]
}

/** Resources as one FHIR R4 collection, each once. `site` is where this was exported. */
export function bundleOf(resources: readonly Resource[], { at, site }: { at: Date; site: string }): Bundle {
  const entries = new Map(
    resources.map((resource) => [`${site}/fhir/${resource.resourceType}/${resource.id}`, resource]),
  )
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at.toISOString(),
    entry: [...entries].map(([fullUrl, resource]) => ({ fullUrl, resource })),
  }
}

/**
 * All of a visit, in which every reference leads to another of these: by R4 a relative one is read from the address of
 * the entry it stands in.
 */
export function visitResources({ record, forms }: VisitParts): Resource[] {
  const { assignments, responses } = record
  return [
    patientResource(record),
    appointmentResource(record),
    ...assignments.map((assignment) => taskResource(assignment, record)),
    ...[...forms].map(([versionId, form]) => ({ ...form, id: versionId })),
    ...responses.flatMap((response) => [
      responseResource(response),
      ...response.scores.map((score) => observationResource(score, response)),
      ...response.flags.map((flag) => flagResource(flag, response)),
    ]),
  ]
}
