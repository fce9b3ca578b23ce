import { randomInt } from 'node:crypto'
import { tokenHash } from '@/lib/platform/token'

export const RECOVERY_CODES = 10
/** Without what is read for another (i, l, o, 0, 1): 79 bits in 16 */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

const one = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** Ten codes as they are shown, once: "k7mf-2xpa-9qrt-hd4w" */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, one)

/** What is stored of one; null for what cannot be one. Capitals, spaces and hyphens make no difference. */
export function recoveryHash(typed: string): Uint8Array<ArrayBuffer> | null {
  const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  return bare.length === LENGTH ? tokenHash(bare) : null
}
