import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { expressionProblem } from './expression-check'
import { within } from './time-limit'

export type Evaluated = { ok: true; results: readonly unknown[] } | { ok: false }

/** In milliseconds. What is allowed at all takes a few; a machine under load some more. */
const MOST_TO_EVALUATE = 400
const MOST_KNOWN = 1000

type Compiled = (resource: object, context: Readonly<Record<string, unknown>>) => unknown

/** Null for one that is not allowed, or took too long once: it is not tried again */
const known = new Map<string, Compiled | null>()

/** Time that the expressions of one response share: when it is over, the rest are not worked out */
export class TimeBudget {
  readonly #end: number
  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds
  }
  get left(): number {
    return this.#end - performance.now()
  }
}

export const responseBudget = (): TimeBudget => new TimeBudget(800)

/**
 * FHIRPath over a resource, which is also %resource, with more %names in `context`. Not ok: the expression is not allowed,
 * fails, asks for something outside the resource or takes too long. Server only: the library is 700 kB.
 */
export function evaluate(
  expression: string,
  resource: object,
  context: Readonly<Record<string, unknown>> = {},
  budget: TimeBudget = responseBudget(),
): Evaluated {
  const run = compiled(expression)
  if (!run || budget.left <= 0) return { ok: false }
  const limit = Math.min(MOST_TO_EVALUATE, budget.left)
  const done = within(limit, () => run(resource, { resource, ...context }))
  if (!done.ok && done.isLate && limit === MOST_TO_EVALUATE) known.set(expression, null)
  return done.ok && Array.isArray(done.value) ? { ok: true, results: done.value } : { ok: false }
}

function compiled(expression: string): Compiled | null {
  const before = known.get(expression)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const made = expressionProblem(expression) === null ? compile(expression) : null
  known.set(expression, made)
  return made
}

function compile(expression: string): Compiled | null {
  try {
    return fhirpath.compile(expression, r4)
  } catch {
    return null
  }
}
