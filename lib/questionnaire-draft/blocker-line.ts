/** Something that keeps a draft from being published, as a sentence, and the item where it is mended */
export type Blocker = Readonly<{
  linkId: string | null
  sentence: string
  /** A score or a flag, where it is mended there */
  rule?: { kind: 'score' | 'flag'; id: string }
}>
