import { answerRows } from './answer-rows'
import type { Row } from './cell'
import { clinicRows } from './clinic-rows'

export const rows: Record<string, Row> = { ...answerRows, ...clinicRows }
