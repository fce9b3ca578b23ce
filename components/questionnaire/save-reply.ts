/** What the save route answers a page that asks for JSON */
export type SaveReply = {
  revision: number
  /** "10:42", by the clinic's clock, with its day in front where that is not today */
  savedTime: string
  /** It changed what is saved; not so where a save had arrived before */
  isNews: boolean
  /** A later save of the same page had arrived before */
  isOvertaken: boolean
  /** Something typed cannot be an answer yet; the rest is saved */
  isPartly: boolean
  /** Sentences about answers that were changed elsewhere too */
  told: string[]
  /** What to do right now, by the question on this page whose answer asks for it */
  urgent: { linkId: string; words: string }[]
}

/** Told on the window with each reply's `urgent`: the questions show it where they stand */
export const URGENT_EVENT = 'skin-visit-urgent'

export type SaveStatus =
  | 'saved'
  | 'unsaved'
  | 'saving'
  | 'retrying'
  | 'kept'
  | 'held'
  | 'wrong'
  | 'signedOut'
  | 'closed'
  | 'elsewhere'
