import { hash, verify } from '@node-rs/argon2'
import { isCommon } from './common-password'

/** OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes at a time: each takes 19 MiB and a core, and a flood of sign-ins must not take the machine */
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** What is hashed: the same characters typed on another keyboard are the same password */
const normal = (password: string): string => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), COST))

/** No account's: compared where there is none, so that an unknown address takes as long as a wrong password */
let decoy: Promise<string> | undefined

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID())
  const against = stored ?? (await decoy)
  const matches = await inTurn(() => verify(against, normal(password)))
  return matches && stored !== null
}

const LEAST = 15
const MOST = 200

/** No password is: one given is not looked at, and never cut to one that might be right */
export const isTooLong = (password: string): boolean => [...normal(password)].length > MOST

/**
 * Why a new password will not do, as a code for the words, or null. No rule about what it is made of. `own`: what others
 * know of the person, which nobody may take for a password.
 */
export function passwordProblem(
  password: string,
  own: readonly string[],
): 'short' | 'long' | 'common' | null {
  const text = normal(password)
  if ([...text].length < LEAST) return 'short'
  if (isTooLong(password)) return 'long'
  return isCommon(text, own) ? 'common' : null
}
