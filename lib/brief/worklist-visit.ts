/** A visit on the list as the clinic's people see it */
export type WorklistVisit = {
  appointmentId: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: { id: string; name: string }
  patient: { id: string; givenName: string; familyName: string; birthDate: Date }
  /** Everything assigned for it and not withdrawn */
  assigned: { total: number; done: number; begun: number }
  guides: { total: number; read: number }
  /** Marked as read by a clinician after the last thing that was sent */
  reviewed: { by: string; at: Date } | null
  /** It was marked as read before the last thing that was sent, corrected or replied to */
  hasNews: boolean
  /** Null for who may not read answers */
  answers: WorklistAnswers | null
}

export type WorklistAnswers = {
  /** How many questionnaires were sent for this visit */
  sent: number
  flags: Record<Severity, number>
  /** Those of them that no clinician has acknowledged */
  unseen: { urgent: number; high: number }
  /** The gravest urgent or high one that nobody has acknowledged; where there is none, the gravest */
  topFlag: {
    severity: Severity
    kind: 'raised' | 'needs-clarifying'
    words: string
    acknowledged: boolean
  } | null
  /** Whom the latest of them went to that had waited too long */
  passedOn: { to: string; at: Date } | null
  /** Worst itch in 24 hours, 0 to 10, and the one before this visit's; null where nothing could be scored */
  itch: number | null
  itchBefore: number | null
}

export const SEVERITIES = ['urgent', 'high', 'moderate', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

export type Readiness = 'nothing-assigned' | 'not-opened' | 'in-progress' | 'ready' | 'reviewed'

/** Derived, never stored: how far the patient and the clinician are with what was assigned */
export function readiness({ assigned, reviewed }: Pick<WorklistVisit, 'assigned' | 'reviewed'>): Readiness {
  if (reviewed) return 'reviewed'
  if (assigned.total === 0) return 'nothing-assigned'
  if (assigned.done === assigned.total) return 'ready'
  return assigned.begun === 0 ? 'not-opened' : 'in-progress'
}
