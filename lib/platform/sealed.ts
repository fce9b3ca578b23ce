import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { environment } from './env'

const NONCE = 12
const TAG = 16

/** What a text is kept for, and whose it is: sealed for one, it opens for no other */
export type Seal = { purpose: string; owner: string }

const keyFor = (purpose: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `skin-visit ${purpose}`, 32))

/** AES-256-GCM under a key of its own, derived from SESSION_SECRET: nonce, tag, text */
export function sealed(text: string, { purpose, owner }: Seal): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE)
  const key = keyFor(purpose, environment().SESSION_SECRET)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

/**
 * The text; null for what was sealed otherwise: another owner, another purpose, another SESSION_SECRET than this one and the
 * one before it.
 */
export function unsealed(bytes: Uint8Array, seal: Seal): string | null {
  if (bytes.length < NONCE + TAG) return null
  const { SESSION_SECRET, SESSION_SECRET_BEFORE } = environment()
  return (
    opened(bytes, seal, SESSION_SECRET) ??
    (SESSION_SECRET_BEFORE === undefined ? null : opened(bytes, seal, SESSION_SECRET_BEFORE))
  )
}

function opened(bytes: Uint8Array, { purpose, owner }: Seal, secret: string): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose, secret), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
