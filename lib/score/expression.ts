import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { expressionProblem } from './expression-check'
import { processorTime, within } from './time-limit'

export type Evaluated = { ok: true; results: readonly unknown[] } | { ok: false }

/** In milliseconds of the processor. What is allowed at all takes a few. */
const MOST_TO_EVALUATE = 300
const MOST_KNOWN = 1000

/** How often an expression may be late. Once may be a server that has just started; always is the expression. */
const MOST_LATE = 3

type Compiled = (resource: object, context: Readonly<Record<string, unknown>>) => unknown

/** Null for one that is not allowed, or took too long too often: it is not tried again */
const known = new Map<string, Compiled | null>()
const late = new Map<string, number>()

/** Processor time that the expressions of one response share: when it is over, the rest are not worked out */
export class TimeBudget {
  readonly #end: number
  constructor(milliseconds: number) {
    this.#end = processorTime() + milliseconds
  }
  get left(): number {
    return this.#end - processorTime()
  }
}

export const responseBudget = (): TimeBudget => new TimeBudget(600)

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
  if (!done.ok && done.isLate && limit === MOST_TO_EVALUATE) noteLate(expression)
  return done.ok && Array.isArray(done.value) ? { ok: true, results: done.value } : { ok: false }
}

function noteLate(expression: string): void {
  const times = (late.get(expression) ?? 0) + 1
  late.set(expression, times)
  if (times >= MOST_LATE) known.set(expression, null)
}

function compiled(expression: string): Compiled | null {
  const before = known.get(expression)
  if (before !== undefined) return before
  if (known.size === 0) warmUp()
  if (known.size >= MOST_KNOWN) {
    known.clear()
    late.clear()
  }
  const made = expressionProblem(expression) === null ? compile(expression) : null
  known.set(expression, made)
  return made
}

/** The library's first evaluation takes many times as long as the next, which is nobody's expression's fault */
function warmUp(): void {
  const response = {
    resourceType: 'QuestionnaireResponse',
    item: [{ linkId: 'a', answer: [{ valueInteger: 1 }] }],
  }
  compile("repeat(item).where(linkId = 'a').answer.value.sum()")?.(response, { resource: response })
}

function compile(expression: string): Compiled | null {
  try {
    return fhirpath.compile(expression, r4)
  } catch {
    return null
  }
}
