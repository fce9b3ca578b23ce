/** `begun` has an answer or a section read; `opened` alone is still to do */
export type TaskState = 'to-do' | 'begun' | 'done'

export type OwnTask = {
  assignmentId: string
  kind: 'guide' | 'questionnaire'
  title: string
  /** That the title is in: not everything is in the patient's language */
  language: string
  state: TaskState
  /** Whole minutes that the rest takes; 0 when done or when its visit is closed */
  minutesLeft: number
  /** When it was sent or finished */
  completedAt: Date | null
}

/** A visit as its patient sees it */
export type OwnVisit = {
  appointmentId: string
  startsAt: Date
  reason: string
  practitioner: string
  isCancelled: boolean
  /** The hour that it was to begin at is past */
  hasBegun: boolean
  /** Its day is over, in the clinic's zone */
  isOver: boolean
  tasks: OwnTask[]
  /** What the clinic wrote with the assignments, each text once */
  notes: string[]
  /** The latest time a clinician marked that they had read what was sent */
  reviewed: { by: string; at: Date } | null
}

export type OwnHome = { givenName: string; visits: OwnVisit[] }
