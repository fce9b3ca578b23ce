import { accountRows } from './account-rows'
import { answerRows } from './answer-rows'
import { arrivalRows } from './arrival-rows'
import { auditRows } from './audit-rows'
import { briefRows } from './brief-rows'
import type { Row } from './cell'
import { clinicRows } from './clinic-rows'
import { draftRows } from './draft-rows'
import { emergencyRows } from './emergency-rows'
import { erasureRows } from './erasure-rows'
import { escalationRows } from './escalation-rows'
import { exportRows } from './export-rows'
import { guideDraftRows } from './guide-draft-rows'
import { guideRows } from './guide-rows'
import { libraryRows } from './library-rows'
import { reminderRows } from './reminder-rows'

export const rows: Record<string, Row> = {
  ...accountRows,
  ...answerRows,
  ...arrivalRows,
  ...auditRows,
  ...briefRows,
  ...clinicRows,
  ...draftRows,
  ...emergencyRows,
  ...erasureRows,
  ...escalationRows,
  ...reminderRows,
  ...exportRows,
  ...guideDraftRows,
  ...guideRows,
  ...libraryRows,
}
