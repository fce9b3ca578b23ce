import { BIRTH_DATE_TRIES } from './schema'

type Row = { expiresAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null; failedAttempts: number }

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'burnt' | 'expired'

/** What a link of this row does now */
export function invitationState(row: Row, at: Date): InvitationState {
  if (row.acceptedAt) return 'accepted'
  if (row.withdrawnAt) return 'withdrawn'
  if (row.failedAttempts >= BIRTH_DATE_TRIES) return 'burnt'
  return row.expiresAt <= at ? 'expired' : 'open'
}
