import type { EnableWhen } from './schema'

const known = new WeakMap<EnableWhen, readonly string[]>()

/** Says which occurrences of its question a condition may ask, as they stand in a questionnaire that is written out, the nearest first */
export function asksOneOf(condition: EnableWhen, keys: readonly string[]): EnableWhen {
  known.set(condition, keys)
  return condition
}

/** The keys of the occurrences that a condition may ask, the nearest first; its question where nothing repeats */
export const occurrencesFor = (condition: EnableWhen): readonly string[] =>
  known.get(condition) ?? [condition.question]
