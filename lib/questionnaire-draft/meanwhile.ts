type Change = { revision: number; changedBy: string }

/** What others did to a draft since a form was drawn, the oldest first; nothing where it is not said since when */
export function meanwhile<One extends Change>(
  changes: readonly One[],
  since: unknown,
  accountId: string,
): readonly One[] {
  if (typeof since !== 'string' || !/^\d{1,9}$/.test(since)) return []
  return changes.filter((one) => one.revision > Number(since) && one.changedBy !== accountId).toReversed()
}
