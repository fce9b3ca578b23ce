import type { Outcome } from '@/lib/agenda/outcome'
import type { AnswerRow } from '@/lib/questionnaire/answer-words'
import type { ClarificationRow } from '@/lib/questionnaire-response/clarification-rows'
import type { AnswerPlace } from './anchor'
import type { AnswerChange } from './answer-changes'
import type { Correction } from './correction'
import type { Disagreement } from './disagreement'
import type { Trend } from './trend'

/** Everything the sixty-second screen shows, in the order it is read */
export type Brief = {
  /** When this was read from the database */
  asOf: Date
  visit: Visit
  patient: { id: string; givenName: string; familyName: string; birthDate: Date; language: string }
  /** The visits of the same clinician around this one, on its day */
  previous: Neighbour | null
  next: Neighbour | null
  sending: Sending
  topics: Topic[]
  /** Questionnaires of this visit that ask what to talk about and were not sent: the list is not all there is */
  unheard: string[]
  /** The gravest first; in a severity what was raised before what needs clarifying */
  flags: BriefFlag[]
  trends: Trend[]
  changes: FormChanges[]
  cleared: ClearedFlag[]
  /** Questionnaires of this visit that could raise flags and were not sent: what they ask is not known */
  unscreened: string[]
  disagreements: Disagreement[]
  guides: BriefGuide[]
  missing: MissingGroup[]
  /** What was asked again of these answers, the latest first */
  clarifications: Clarification[]
  ownWords: OwnWords[]
  /** What the patient wants to learn: answers that suggest a guide */
  interests: OwnWords[]
  forms: BriefForm[]
}

export type Visit = {
  appointmentId: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: string
  /** Of a record that was closed when somebody asked for its erasure: it is read, and nothing is added */
  isClosed: boolean
}

export type Neighbour = { appointmentId: string; startsAt: Date; givenName: string; familyName: string }

export type Respondent = 'patient' | 'parent' | 'carer' | 'staff'

export type Sending = {
  /** Questionnaires assigned and not withdrawn, and how many of them were sent */
  assigned: number
  sent: number
  /** Of questionnaires and guides together */
  things: number
  lastSentAt: Date | null
  /** When anything was last sent, corrected or replied to: what a review has to have seen */
  lastChangedAt: Date | null
  respondents: Respondent[]
  /** The latest */
  review: { id: string; by: string; at: Date } | null
  /** Titles of what was sent or corrected after the latest review */
  sentSinceReview: string[]
}

export type Topic = {
  id: string
  source: 'picked' | 'own_words' | 'asked_in_guide' | 'misunderstood'
  topic: string
  ownWords: string
  /** The guide it comes from */
  guide: string | null
  /** The paragraph that was asked about; null where it was a whole part, or no guide */
  passage: Passage | null
  place: AnswerPlace | null
  /** Whether a parent or carer put it there, with their own sign-in */
  addedBy: 'parent' | 'carer' | null
  /** When the visit was that this was put off at; null where it is asked for the first time */
  putOffAt: Date | null
  /** What came of it at this visit; null where nobody has said */
  outcome: Outcome | null
}

/** A paragraph of a guide in the words that the patient read, and where it stands in that version */
export type Passage = { words: string; language: string; version: string; href: string }

/** Who gave an answer that is not the patient's own */
export type Author = { name: string; relationship: 'parent' | 'carer' }

export type Severity = 'urgent' | 'high' | 'moderate' | 'note'
export type FlagKind = 'raised' | 'needs-clarifying'
export type Citation = { linkId: string | null; question: string; answer: string }

export type BriefFlag = {
  id: string
  ruleId: string
  ruleVersion: string
  severity: Severity
  kind: FlagKind
  words: string
  citations: Citation[]
  responseId: string
  /** Not raised by the answers before these; null where there were none to compare with */
  isNew: boolean | null
  /** Which clinician has seen it, and when */
  acknowledged: { by: string; at: Date } | null
  /** Whom it went to last because it had waited too long */
  passedOn: { to: string; at: Date } | null
}

/** Raised by the answers before, and by these no longer */
export type ClearedFlag = { ruleId: string; severity: Severity; words: string; place: AnswerPlace | null }

/** What differs from the answers before, of one questionnaire */
export type FormChanges = { title: string; since: Date; flips: Flip[] }

/** An answer that is another one than before */
export type Flip = AnswerChange & { from: AnswerPlace; to: AnswerPlace }

export type BriefGuide = {
  assignmentId: string
  title: string
  version: string
  state: 'not-opened' | 'part' | 'read'
  sectionsRead: number
  sections: number
  /** Of the parts that were opened, on how many the end came into view */
  endsSeen: number
  /** How long its parts were in view in all, as far as it is known */
  minutes: number
  /** The latest go at the check was wrong, or "not sure" */
  missed: { topic: string; how: 'wrong' | 'not-sure' }[]
}

/** A question sent back to the patient, and what they said to it */
export type Clarification = ClarificationRow & { place: AnswerPlace }

/** Free text the patient wrote: the question and the words */
export type OwnWords = { question: string; words: string; place: AnswerPlace; isPhotos?: true }

export type BriefForm = {
  assignmentId: string
  title: string
  version: string
  state: 'not-opened' | 'opened' | 'in-progress' | 'sent'
  /** Of a draft: only how far it is. A draft is the patient's own until it is sent. */
  progress: { answered: number; questions: number } | null
  responseId: string | null
  sentAt: Date | null
  sentBy: string
  respondent: Respondent | null
  /** What was corrected after sending, the latest first */
  corrections: Correction[]
  /** Empty until sent */
  rows: FormRow[]
}

/** A question with its answer, and what was said before where that was something else */
export type FormRow = AnswerRow & {
  /** The parent or carer who gave this answer with their own sign-in; null where it is whoever the form was filled in by */
  author: Author | null
  before: { words: string; at: Date; place: AnswerPlace } | null
  flags: string[]
}

export type MissingKind =
  | 'not-assigned'
  | 'not-opened'
  | 'in-progress'
  | 'skipped'
  | 'not-sure'
  | 'declined'
  /** Questions that other answers made not apply */
  | 'not-shown'

/** One kind of missing; no two kinds mean the same */
export type MissingGroup = {
  kind: MissingKind
  items: { words: string; place: AnswerPlace | null; detail: string }[]
}
