import type { Outcome } from './outcome'

export type AgendaSource = 'picked' | 'own_words' | 'asked_in_guide' | 'misunderstood'

export type ListItem = {
  id: string
  topic: string
  /** The patient's own words; empty where they added none */
  ownWords: string
  source: AgendaSource
  /** When the visit was that this was put off at; null where it is on a list for the first time */
  putOffAt: Date | null
  /** What came of it at this visit, where the clinic has said */
  outcome: Outcome | null
  /** The guide or questionnaire it came from; null for what the patient wrote on the list */
  from: { title: string; kind: 'guide' | 'questionnaire'; assignmentId: string; place: string } | null
}

/** What a patient wants to talk about at one coming visit */
export type VisitList = {
  appointmentId: string
  startsAt: Date
  practitioner: string
  /** In the patient's order */
  items: ListItem[]
  /** What was taken off again, so that it can be brought back */
  removed: { id: string; topic: string }[]
}

export type OwnLists = {
  patient: { givenName: string; familyName: string; birthDate: Date }
  /** One for each visit that is still to come, the next visit first */
  visits: VisitList[]
}
