import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'

export type Evaluated = { ok: true; results: readonly unknown[] } | { ok: false }

/**
 * FHIRPath over a resource, which is also %resource, with more %names in `context`. Not ok: the expression does not parse,
 * fails, or asks for something outside the resource. Server only: the library is 700 kB.
 */
export function evaluate(
  expression: string,
  resource: object,
  context: Readonly<Record<string, unknown>> = {},
): Evaluated {
  try {
    const results: unknown = fhirpath.evaluate(
      structuredClone(resource),
      expression,
      { ...context, resource },
      r4,
    )
    return Array.isArray(results) ? { ok: true, results } : { ok: false }
  } catch {
    return { ok: false }
  }
}

/** Whether an expression parses at all: asked when a questionnaire is brought in */
export function parses(expression: string): boolean {
  try {
    fhirpath.parse(expression)
    return true
  } catch {
    return false
  }
}
