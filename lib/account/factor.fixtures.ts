import { Secret, TOTP } from 'otpauth'
import { offerFor, setUpFactor } from './set-up-factor'

/** The id in the cookie that a step of signing in gave */
export const halfIn = (cookies: readonly string[]): string =>
  /half-session=([\w-]+)/.exec(cookies.join('\n'))?.[1] ?? ''

/** What an app with this secret shows, so many half minutes from now */
export const shown = (secret: string, halfMinutes = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + halfMinutes * 30_000,
  })

export const aside = { network: 'here', userAgent: 'test' }

/** Sets up what half a session offers; its secret and the recovery codes. The code of now is used up. */
export async function settingUp(
  sid: string,
): Promise<{ secret: string; codes: string[]; cookies: string[] }> {
  const offer = await offerFor(sid)
  if (offer?.step !== 'set-up') throw new Error('nothing is offered')
  const done = await setUpFactor({ sid, code: shown(offer.secret, -1), ...aside })
  if (!done.ok) throw new Error(`not set up: ${done.reason}`)
  return { secret: offer.secret, codes: done.codes, cookies: done.cookies }
}
