import { auditTrail } from '@/lib/audit/queries'
import { ownReaders } from '@/lib/audit/reader-queries'
import { sealAudit } from '@/lib/audit/seal-commands'
import { verifyAudit } from '@/lib/audit/seal-queries'
import type { Row } from './cell'

/** The record is each administrator's of their own clinic; sealing and checking it is our own clock's and scripts' */
export const auditRows: Record<string, Row> = {
  'audit/queries auditTrail': {
    may: ['administrator', "other clinic's administrator"],
    own: true,
    call: (actor) => auditTrail(actor, {}),
  },
  'audit/reader-queries ownReaders': {
    may: ['patient', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownReaders(actor, 1),
  },
  'audit/seal-commands sealAudit': {
    may: [],
    call: (actor) => sealAudit(actor),
  },
  'audit/seal-queries verifyAudit': {
    may: [],
    call: (actor) => verifyAudit(actor),
  },
}
