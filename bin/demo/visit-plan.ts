import type { Form } from './library'
import type { Person } from './people'
import type { Said } from './said'

/** How far the patient is with what was assigned */
export type Progress = 'nothing-assigned' | 'not-opened' | 'begun' | 'partly-sent' | 'sent'

/** A visit as it will stand in the database */
export type VisitPlan = {
  startsAt: Date
  /** Which of the two clinicians, and which patient */
  clinician: number
  person: number
  reason: string
  status: 'booked' | 'fulfilled' | 'cancelled'
  guides: readonly string[]
  forms: Partial<Record<Form, Said>>
  progress: Progress
  /** `early`: reviewed, and then the patient sent more */
  reviewed: 'no' | 'yes' | 'early'
  /** How many understanding checks went wrong, and how many sections were asked about */
  misunderstood: number
  asked: number
  /** Which of the topics was put off to the next visit, counted from the top of the list; 0 for none */
  putsOff: number
  /** Questions that the clinician sent back, with their words and, once it came, the patient's reply */
  askedAgain: readonly { form: Form; linkId: string; words: string; reply?: string }[]
  /** A note to the patient with the assignments */
  note: string
}

export const FOLLOW_UP = ['how-is-your-skin', 'before-your-visit', 'what-to-talk-about'] as const
export const JAK_GUIDES = [
  'at-a-glance',
  'how-jak-inhibitors-work',
  'nine-facts',
  'could-it-be-right-for-me',
  'staying-safe',
]

export const visitPlan = (
  base: Pick<VisitPlan, 'startsAt' | 'clinician' | 'person'>,
  more: Partial<VisitPlan>,
): VisitPlan => ({
  reason: 'Eczema follow-up',
  status: 'booked',
  guides: [],
  forms: {},
  progress: 'sent',
  reviewed: 'no',
  misunderstood: 0,
  asked: 0,
  putsOff: 0,
  askedAgain: [],
  note: '',
  ...base,
  ...more,
})

/** Children's answers are given by a parent, and now and then a carer helps somebody very old */
export const respondent = ({ age }: Person): 'patient' | 'parent' | 'carer' =>
  age < 14 ? 'parent' : age > 82 ? 'carer' : 'patient'
