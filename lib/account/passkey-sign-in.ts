import { actorOf } from '@/lib/access/actor'
import { signInAs } from '@/lib/platform/session'
import { checkPasskey } from './passkey'
import { proven } from './sign-in'

export type Entered =
  | { ok: true; accountId: string; cookies: string[]; language: string }
  | { ok: false; reason: 'refused' }

/**
 * The whole of signing in: the device and its user's finger or PIN are two factors. Nothing is guessed here, so it works
 * while others' tries make the account's password wait.
 */
export async function enterWithPasskey(json: string, userAgent: string): Promise<Entered> {
  const found = await checkPasskey(json)
  const actor = found && (await actorOf(found.accountId))
  const cookies = actor && (await signInAs(proven(actor), userAgent))
  if (!actor || !cookies) return { ok: false, reason: 'refused' }
  return { ok: true, accountId: actor.accountId, cookies, language: actor.language }
}
