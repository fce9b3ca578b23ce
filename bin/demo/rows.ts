import { randomBytes } from 'node:crypto'
import type { SqlTransaction } from '@/lib/access/scoped'

/** The tables in the order in which their rows can be put in */
const TABLES = [
  'account',
  'practitioner',
  'patient',
  'appointment',
  'related_person',
  'invitation',
  'assignment',
  'guide_opening',
  'guide_reading',
  'check_answer',
  'questionnaire_response',
  'answer_change',
  'score',
  'flag',
  'clarification',
  'agenda_item',
  'topic_outcome',
  'review',
  'audit_event',
] as const
export type Table = (typeof TABLES)[number]
type Value = string | number | boolean | Date | Uint8Array | null | { json: unknown }
type Row = Record<string, Value>

/** Rows made up so far. Each gets the clinic it belongs to. */
export type Rows = { add(table: Table, row: Row): void; insert(tx: SqlTransaction): Promise<void> }

const AT_ONCE = 1000

export function rowsOf(clinicId: string): Rows {
  const made = new Map<Table, Row[]>(TABLES.map((table) => [table, []]))
  return {
    add: (table, row) => made.get(table)?.push({ clinic_id: clinicId, ...row }),
    async insert(tx) {
      for (const [table, rows] of made) {
        const ready = rows.map((row) => Object.fromEntries(columns(row, tx)))
        for (let at = 0; at < ready.length; at += AT_ONCE)
          await tx`insert into ${tx(table)} ${tx(ready.slice(at, at + AT_ONCE))}`
      }
    },
  }
}

const columns = (row: Row, tx: SqlTransaction) =>
  Object.entries(row).map(([column, value]) => [
    column,
    value && typeof value === 'object' && 'json' in value ? tx.json(value.json as never) : value,
  ])

/** A UUID of version 7 for that moment, so that rows sort as if they had been made then */
export function newId(at: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
