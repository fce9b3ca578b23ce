import type { LastChange } from '@/components/library/draft-heading'

type Change = { revision: number; words: string; changedBy: string; changerName: string; changedAt: Date }

/** What was done last to a draft, by whom and when, as its heading says it; null where nothing was */
export const lastChange = (
  [newest]: readonly Change[],
  reader: string,
  moment: (at: Date) => string,
): LastChange | null =>
  newest
    ? {
        ...{ revision: newest.revision, words: newest.words, at: moment(newest.changedAt) },
        by: newest.changedBy === reader ? 'you' : newest.changerName,
      }
    : null
