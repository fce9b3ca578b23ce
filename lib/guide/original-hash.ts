import { createHash } from 'node:crypto'
import type { GuideFile } from './guide-file'
import type { GuideSection } from './guide-section'

/**
 * Stands for what a section says, with its checks: content/originals.es.yaml keeps that of each English section as it
 * was when it was put into Spanish, so that a translation older than its original is noticed.
 */
export function originalHash({ checks }: GuideFile, { id, heading, keyPoint, body }: GuideSection): string {
  const said = { heading, keyPoint, body, checks: checks.filter(({ section }) => section === id) }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}
