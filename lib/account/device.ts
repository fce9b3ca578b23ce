import { actorOf } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { cookieIn, cookieLine } from '@/lib/platform/cookie'
import { logFailure } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { newToken, tokenHash } from '@/lib/platform/token'
import { newDeviceMail } from './account-mail'

/** A browser that was not signed in with for so long is new again */
const YEAR_SECONDS = 365 * 86_400

const COOKIE = 'device'

/** The id in a request's cookie, in the one form that we make */
export const heldDevice = (request: Request): string | undefined =>
  /^[\w-]{43}$/.exec(cookieIn(request, COOKIE) ?? '')?.[0]

type Met = {
  /** The Set-Cookie line by which this browser is known for a year from now */
  cookie: string
  /** For tests: nobody waits for the mail */
  told: Promise<void>
}

/**
 * Somebody is in, with this browser: a mail tells them when their account was not signed in with it before. The very first
 * one is not news: whoever accepted the invitation sits before it.
 */
export async function meetDevice(
  accountId: string,
  held: string | undefined,
  userAgent: string,
): Promise<Met> {
  const token = held ?? newToken()
  const cookie = cookieLine({ name: COOKIE, value: token, seconds: YEAR_SECONDS })
  const actor = await actorOf(accountId)
  const isNews = actor !== null && (await noteDevice(actor, token))
  const told = isNews
    ? tell(actor, userAgent).catch((error) => logFailure('device', error))
    : Promise.resolve()
  return { cookie, told }
}

/** Whether it is one more than those that were known. The hash is the account's own, so that no two tell of one browser. */
function noteDevice(actor: SignedInActor, token: string): Promise<boolean> {
  const { accountId } = actor
  const idHash = tokenHash(`${accountId} ${token}`)
  return scoped(actor, async (tx) => {
    const lastYear = new Date(now().getTime() - YEAR_SECONDS * 1000)
    const { count } = await tx.device.updateMany({
      where: { accountId, idHash, lastSeenAt: { gt: lastYear } },
      data: { lastSeenAt: now() },
    })
    if (count > 0) return false
    const others = await tx.device.count({ where: { accountId } })
    await tx.device.deleteMany({ where: { accountId, lastSeenAt: { lte: lastYear } } })
    const at = { firstSeenAt: now(), lastSeenAt: now() }
    const made = await tx.device.createMany({ data: [{ accountId, idHash, ...at }], skipDuplicates: true })
    // another request of the same browser was quicker
    if (made.count === 0) return false
    await record(tx, actor, {
      action: 'device.met',
      entity: 'account',
      entityId: accountId,
      detail: { first: others === 0 },
    })
    return others > 0
  })
}

async function tell(actor: SignedInActor, userAgent: string): Promise<void> {
  const account = await scoped(actor, (tx) =>
    tx.account.findUniqueOrThrow({ where: { id: actor.accountId }, include: { clinic: true } }),
  )
  const { email, language, clinic } = account
  await sendMail(newDeviceMail({ to: email, language, clinic, at: now(), userAgent }))
}
