import type { Row } from './cell'

export const rows: Record<string, Row> = {}
