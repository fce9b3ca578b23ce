/** What a reviewer looks at, after the aims of PEMAT and of the CDC Clear Communication Index, in our own words */
export const reviewLines: readonly { name: string; words: string }[] = [
  { name: 'purpose', words: 'The title and the first lines say what it is for.' },
  { name: 'main', words: 'Each part has one main thing, and it comes first.' },
  { name: 'do', words: 'It says what to do, step by step, and when.' },
  { name: 'words', words: 'The words are everyday words. A hard one is explained where it stands.' },
  { name: 'active', words: 'It speaks to the reader: “call us”, not “the clinic should be called”.' },
  { name: 'numbers', words: 'Numbers are so many of 1,000 over a time, and need no sums.' },
  { name: 'pictures', words: 'Each picture helps, and its words say all that it shows.' },
  { name: 'facts', words: 'Each fact was read at its source, and every note for the reviewer is settled.' },
  { name: 'links', words: 'Each link, where there are any, was opened and says what its words promise.' },
  { name: 'safety', words: 'The safety text is right: signs, whom to call, and how soon.' },
  { name: 'checks', words: 'The situations are fair, and the passage answers them.' },
]

/**
 * Those whose words nobody else has looked at. A review by one who wrote counts for the others' words, not for their own.
 */
export const unreviewed = <Writer extends { accountId: string }>(
  writers: readonly Writer[],
  reviews: readonly { reviewedBy: string }[],
): Writer[] => writers.filter(({ accountId }) => !reviews.some(({ reviewedBy }) => reviewedBy !== accountId))
