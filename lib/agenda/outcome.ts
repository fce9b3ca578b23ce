/** What came of a topic at the visit */
export const OUTCOMES = ['discussed', 'put-off', 'not-needed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The form's fields for one topic: what is said of it, and what the page showed when it was said */
export const outcomeName = (itemId: string): string => `outcome.${itemId}`
export const shownName = (itemId: string): string => `shown.${itemId}`

/**
 * What a form says anew, so that a page which was open for long takes nothing back that was said elsewhere meanwhile. An
 * empty outcome is none.
 */
export function saidOutcomes(form: FormData): { itemId: string; outcome: string | null }[] {
  return [...form.keys()].flatMap((name) => {
    const itemId = name.startsWith('outcome.') ? name.slice('outcome.'.length) : null
    if (itemId === null) return []
    const outcome = form.get(name)
    return outcome === form.get(shownName(itemId))
      ? []
      : [{ itemId, outcome: outcome ? String(outcome) : null }]
  })
}
