import { RE2JS } from 're2js'
import { extensionUrl, textOf } from './extension'
import type { Item } from './schema'

const LONGEST_PATTERN = 500
/** Counted repetition is written out when a pattern is read: `(a{9}){9}` is 81 */
const MOST_REPETITIONS = 1000

const known = new Map<string, RE2JS | null>()
const MOST_KNOWN = 500

/** Whether a pattern can be checked: it takes time in proportion to the text, whatever the pattern */
export const isCheckable = (pattern: string): boolean => compiled(pattern) !== null

/** Whether text is as the item's `regex` asks, all of it. What cannot be checked is let through: importing says so. */
export function matches(item: Item, text: string): boolean {
  const pattern = textOf(item, extensionUrl.regex)
  return pattern === undefined || (compiled(pattern)?.matches(text) ?? true)
}

function compiled(pattern: string): RE2JS | null {
  const before = known.get(pattern)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const made = compile(pattern)
  known.set(pattern, made)
  return made
}

function compile(pattern: string): RE2JS | null {
  if (pattern.length > LONGEST_PATTERN || repetitions(pattern) > MOST_REPETITIONS) return null
  try {
    return RE2JS.compile(pattern)
  } catch {
    return null
  }
}

/** More than it comes to, never less: all counts of a pattern are taken to stand in one another */
function repetitions(pattern: string): number {
  const counts = pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)
  return [...counts].reduce((all, [, least = '1', most]) => all * Math.max(1, Number(most || least)), 1)
}
