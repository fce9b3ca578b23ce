import type { Reason } from './reading-rules'

/** A part of an assigned guide that what somebody sent speaks for */
export type OfferedPart = {
  assignmentId: string
  title: string
  language: string
  /** Null for the guide as a whole */
  sectionId: string | null
  heading: string | null
  reasons: Reason[]
  isRead: boolean
}

/** Of what is offered, what is still to be read */
export const unread = (offered: { parts: OfferedPart[] } | null): OfferedPart[] =>
  offered?.parts.filter(({ isRead }) => !isRead) ?? []
