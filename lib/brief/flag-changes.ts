type Raised = { ruleId: string; kind: 'raised' | 'needs-clarifying' }

/** Whether a flag is new against those of the answers before: another kind of the same rule is news as well */
export const isNewFlag = (flag: Raised, before: readonly Raised[]): boolean =>
  !before.some(({ ruleId, kind }) => ruleId === flag.ruleId && kind === flag.kind)

/**
 * The flags that were raised before and whose rule now says nothing at all. One that the questionnaire has no rule for any more
 * was not looked at: nobody asked, and nothing is better.
 */
export function clearedFlags<Flag extends Raised>(
  now: readonly Raised[],
  before: readonly Flag[],
  rules: ReadonlySet<string>,
): Flag[] {
  const still = new Set(now.map(({ ruleId }) => ruleId))
  const gone = before.filter(({ ruleId }) => !still.has(ruleId) && rules.has(ruleId))
  return gone.filter(({ ruleId }, at) => gone.findIndex((one) => one.ruleId === ruleId) === at)
}
