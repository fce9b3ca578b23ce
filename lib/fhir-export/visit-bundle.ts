import type { Resource } from './resource'
import { flagResource, observationResource, responseResource } from './response-resources'
import type { VisitRecord } from './visit-record'
import { appointmentResource, patientResource, taskResource } from './visit-resources'

export type Bundle = Resource & {
  resourceType: 'Bundle'
  entry: readonly Readonly<{ fullUrl: string; resource: Resource }>[]
}

/**
 * All of a visit as one FHIR R4 collection, in which every reference leads to an entry: by R4 a relative one is read from
 * the address of the entry it stands in. `forms` are the questionnaires by version, `site` is where this was exported.
 */
export function visitBundle(
  record: VisitRecord,
  forms: ReadonlyMap<string, Resource>,
  { at, site }: { at: Date; site: string },
): Bundle {
  const { assignments, responses } = record
  const entry = (resource: Resource) => ({
    fullUrl: `${site}/fhir/${resource.resourceType}/${resource.id}`,
    resource,
  })
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at.toISOString(),
    entry: [
      entry(patientResource(record)),
      entry(appointmentResource(record)),
      ...assignments.map((assignment) => entry(taskResource(assignment, record))),
      ...[...forms].map(([versionId, form]) => entry({ ...form, id: versionId })),
      ...responses.flatMap((response) => [
        entry(responseResource(response)),
        ...response.scores.map((score) => entry(observationResource(score, response))),
        ...response.flags.map((flag) => entry(flagResource(flag, response))),
      ]),
    ],
  }
}
