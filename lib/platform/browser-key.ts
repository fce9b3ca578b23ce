import { createHmac } from 'node:crypto'
import { environment } from './env'

/**
 * A key that a page holds in memory and this server can always make again: the same for the same names, and told only to
 * who may open that page. Names are ids, never what a person chose.
 */
export const browserKey = (...names: readonly string[]): string =>
  createHmac('sha256', environment().SESSION_SECRET)
    .update(JSON.stringify(['browser key', ...names]))
    .digest('base64url')
