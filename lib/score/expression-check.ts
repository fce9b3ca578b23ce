import fhirpath from 'fhirpath'
import { within } from './time-limit'

const LONGEST = 2000
/** In milliseconds of the processor */
const MOST_TO_PARSE = 250
const DEEPEST = 120
const MOST_NESTED_LOOPS = 3

/** What goes through a collection, and calls its argument for each part */
const loops = new Set(['where', 'select', 'all', 'exists', 'aggregate', 'repeat'])
/** What these give is as long as what goes in, or shorter, or longer by a fixed part */
const harmless = new Set(
  `where all exists empty not count sum min max avg first last tail skip take single distinct isDistinct ofType as is iif
  intersect exclude union subsetOf supersetOf allTrue anyTrue allFalse anyFalse hasValue extension getValue weight ordinal
  toBoolean toInteger toDecimal toString toDate toDateTime toQuantity convertsToBoolean convertsToInteger convertsToDecimal
  convertsToString convertsToDate convertsToQuantity abs ceiling exp floor ln log power round sqrt truncate indexOf substring
  startsWith endsWith contains upper lower trim length today now select aggregate repeat answers`.split(
    /\s+/,
  ),
)
/** They make what they give grow with every round, so what they go through is kept small */
const growing = new Set(['select', 'aggregate', 'repeat'])
/** All there is: gone through again for each part of itself it would be its own square */
const whole = new Set(['resource', 'questionnaire', 'rootResource'])

type Node = { type?: string; text?: string; children?: readonly Node[] }

/**
 * Why an expression is not taken, as the end of a sentence; null where it is. FHIRPath can run without end (`repeat`), take
 * time that doubles with each letter (patterns) and ask other servers: only what cannot is allowed, and what remains is
 * cut off by a limit when it is evaluated.
 */
export function expressionProblem(expression: string): string | null {
  if (expression.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (nesting(expression) > DEEPEST) return 'is nested too deep'
  warmUp()
  const read = within(MOST_TO_PARSE, (): Node => fhirpath.parse(expression))
  if (!read.ok) return read.isLate ? 'takes too long to read' : 'does not parse'
  const waiting: Walk[] = [{ node: read.value, depth: 0, loops: 0, isGrowing: false }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const problem = problemAt(next)
    if (problem) return problem
    waiting.push(...below(next))
  }
  return null
}

let isWarm = false

/** The library's first reading takes many times as long as the next, which is nobody's expression's fault */
function warmUp(): void {
  if (!isWarm) fhirpath.parse("%resource.repeat(item).where(linkId = 'a').answer.value.sum() > 1 and true")
  isWarm = true
}

type Walk = { node: Node; depth: number; loops: number; isGrowing: boolean }

function below({ node, depth, ...around }: Walk): Walk[] {
  const name = node.type === 'Functn' ? nameIn(node) : undefined
  const isLoop =
    name !== undefined && loops.has(name) && node.children?.some((one) => one.type === 'ParamList')
  return (node.children ?? []).map((child) => ({
    node: child,
    depth: depth + 1,
    loops: around.loops + (isLoop && child.type === 'ParamList' ? 1 : 0),
    isGrowing: around.isGrowing || (name !== undefined && growing.has(name) && child.type === 'ParamList'),
  }))
}

function problemAt({ node, depth, loops: around, isGrowing }: Walk): string | null {
  if (depth > DEEPEST * 6) return 'is nested too deep'
  if (around > MOST_NESTED_LOOPS)
    return `goes through lists inside one another more than ${MOST_NESTED_LOOPS} times`
  if (node.type === 'ExternalConstant' && isGrowing && whole.has(nameIn(node)))
    return `uses %${nameIn(node)} inside select, aggregate or repeat`
  if (node.type !== 'Functn') return null
  const name = nameIn(node)
  if (!harmless.has(name)) return `uses ${name}(), which is not allowed`
  const parts = [...partsIn(node)]
  if (name === 'repeat' && !parts.every(isStep))
    return 'uses repeat() on something other than item and answer'
  if (name === 'aggregate' && parts.filter(({ type }) => type === 'TotalInvocation').length > 1)
    return 'uses $total more than once in aggregate(), which can double it each time'
  return null
}

const nameIn = (node: Node): string =>
  (node.children?.find((one) => one.type === 'Identifier')?.text ?? '').replace(/^`|`$/g, '')

/** Everything in a call's arguments */
function* partsIn(call: Node): Iterable<Node> {
  const waiting = [...(call.children?.filter((one) => one.type === 'ParamList') ?? [])]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    waiting.push(...(next.children ?? []))
  }
}

const stepping = [
  'ParamList',
  'UnionExpression',
  'TermExpression',
  'InvocationTerm',
  'InvocationExpression',
  'MemberInvocation',
]

/** Down to what stands below, which comes to an end */
const isStep = ({ type = '', text }: Node): boolean =>
  stepping.includes(type) || (type === 'Identifier' && (text === 'item' || text === 'answer'))

/** Brackets in one another, before anything that would go down into them looks */
function nesting(expression: string): number {
  let deepest = 0
  let depth = 0
  for (const character of expression) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
