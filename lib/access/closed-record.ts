import type { SqlTransaction } from './scoped'

/** Whether the record that a row belongs to, by its alias, is closed (lib/erasure): openPatientRowScope's twin in SQL */
export const isClosedRecord = (tx: SqlTransaction, row: string) => tx`exists (select from erasure closing
  where closing.clinic_id = ${tx(row)}.clinic_id and closing.patient_id = ${tx(row)}.patient_id and closing.closed_at is not null)`
