import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import { logFailure } from '@/lib/platform/log'
import { tokenHash } from '@/lib/platform/token'

/** What WebAuthn says, checked: everything here is about one device and one challenge, and nothing about who may. */
const CHALLENGE_MINUTES = 5

const site = () => ({ expectedOrigin: environment().APP_URL, expectedRPID: siteId() })
const siteId = (): string => new URL(environment().APP_URL).hostname

/** Kept for five minutes; for adding a passkey it is bound to the account that adds it. */
async function issue(challenge: string, accountId: string | null): Promise<void> {
  await prisma().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now() } } })
  const expiresAt = new Date(now().getTime() + CHALLENGE_MINUTES * 60_000)
  await prisma().passkeyChallenge.create({ data: { hash: tokenHash(challenge), accountId, expiresAt } })
}

/** Once for each challenge, whatever comes of it */
const spend = (accountId: string | null) => async (challenge: string) => {
  const { count } = await prisma().passkeyChallenge.deleteMany({
    where: { hash: tokenHash(challenge), accountId, expiresAt: { gt: now() } },
  })
  return count > 0
}

export async function askForPasskey() {
  const options = await generateAuthenticationOptions({ rpID: siteId(), userVerification: 'required' })
  await issue(options.challenge, null)
  return options
}

type Owner = { accountId: string; email: string; name: string; clinic: string; has: { id: string }[] }

export async function askForNewPasskey({ accountId, email, name, clinic, has }: Owner) {
  const options = await generateRegistrationOptions({
    rpName: clinic,
    rpID: siteId(),
    userID: new TextEncoder().encode(accountId),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: has,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await issue(options.challenge, accountId)
  return options
}

const text = z.string().max(20_000)
const signed = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
})
const made = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})

function parsed<T>(shape: z.ZodType<T>, json: string): T | null {
  try {
    return shape.parse(JSON.parse(json))
  } catch {
    return null
  }
}

export type NewPasskey = {
  id: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: string[]
}

/** What the device made for this account, if it did so for a challenge of ours, here, with its user verified */
export async function checkNewPasskey(json: string, accountId: string): Promise<NewPasskey | null> {
  const response = parsed(made, json)
  if (!response) return null
  const checked = await verifyRegistrationResponse({
    ...site(),
    response,
    expectedChallenge: spend(accountId),
    requireUserVerification: true,
  }).catch(refused)
  if (!checked?.verified || !checked.registrationInfo) return null
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return { id, publicKey: new Uint8Array(publicKey), counter, transports: response.response.transports }
}

/** The account whose passkey signed, and the counter is moved on with it; null for anything else. */
export async function checkPasskey(json: string): Promise<{ id: string; accountId: string } | null> {
  const response = parsed(signed, json)
  const row = response && (await prisma().passkey.findUnique({ where: { id: response.id } }))
  if (!response || !row) return null
  const { id, publicKey, transports, counter, accountId } = row
  const checked = await verifyAuthenticationResponse({
    ...site(),
    response,
    expectedChallenge: spend(null),
    credential: { id, publicKey, transports, counter: Number(counter) },
    requireUserVerification: true,
  }).catch(refused)
  if (!checked?.verified) return null
  const { count } = await prisma().passkey.updateMany({
    where: { id, counter },
    data: { counter: checked.authenticationInfo.newCounter, lastUsedAt: now() },
  })
  return count > 0 ? { id, accountId } : null
}

/** The library throws at what does not hold: for us that is a no */
function refused(error: unknown): null {
  logFailure('passkey', error)
  return null
}
