import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text that fits a link or a cookie */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Only this is stored: a copy of the database opens no link and no session */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
