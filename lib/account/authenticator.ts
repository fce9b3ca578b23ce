import { Secret, TOTP } from 'otpauth'
import { now } from '@/lib/platform/clock'

/** What every authenticator app does without being told otherwise */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A phone's clock may be half a minute off, and typing takes a while */
const STEPS_AROUND = 1

export const newSecret = (): string => new Secret({ size: 20 }).base32

const codes = (secret: string) => new TOTP({ ...KIND, secret: Secret.fromBase32(secret) })

/** What the picture says to the app: whose codes these are, and how they are made */
export const keyUri = (secret: string, { site, email }: { site: string; email: string }): string =>
  new TOTP({
    ...KIND,
    issuer: site.replaceAll(':', ' '),
    label: email,
    secret: Secret.fromBase32(secret),
  }).toString()

/** The secret for typing: groups of four */
export const readable = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? ''

/** The 30 seconds, counted from 1970, that this code is of; null for a code that is not of now. */
export function stepOf(secret: string, code: string): number | null {
  const timestamp = now().getTime()
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = codes(secret).validate({ token, timestamp, window: STEPS_AROUND })
  return delta === null ? null : Math.floor(timestamp / 1000 / KIND.period) + delta
}
