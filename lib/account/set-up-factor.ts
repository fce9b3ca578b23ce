import { actorOf } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { type Half, halfOf, spendHalf } from '@/lib/platform/half-session'
import { sendMail } from '@/lib/platform/mail'
import { sealed, unsealed } from '@/lib/platform/sealed'
import { signInAs } from '@/lib/platform/session'
import { endSessions } from '@/lib/platform/session-row'
import { factorSetUpMail } from './account-mail'
import { keyUri, stepOf } from './authenticator'
import { codeLimits, replaceRecoveryCodes, sealFor } from './second-factor'
import { proven } from './sign-in'
import { forgive, takeTry } from './throttle'

/** What a half session may do: `set-up` with a secret to scan or type, `code` where there is a factor already. */
export type Offer = { step: 'code' } | { step: 'set-up'; secret: string; uri: string; email: string }

/** What the half session of this cookie is for; null for none. */
export async function offerFor(sid: string | undefined): Promise<Offer | null> {
  const half = await halfOf(sid)
  if (!half) return null
  const secret = half.offeredSecret && unsealed(half.offeredSecret, sealFor(half.accountId))
  if (!secret) return { step: 'code' }
  const { email, clinic } = await prisma().account.findUniqueOrThrow({
    where: { id: half.accountId },
    select: { email: true, clinic: { select: { name: true } } },
  })
  return { step: 'set-up', secret, email, uri: keyUri(secret, { site: clinic.name, email }) }
}

export type SetUp =
  | { ok: true; accountId: string; cookies: string[]; language: string; codes: string[] }
  | { ok: false; reason: 'over' | 'wait' | 'wrong' }

type Given = { sid: string | undefined; code: string; network: string; userAgent: string }

/** The offered secret becomes the account's when a code of it came; every other session of the person ends. */
export async function setUpFactor({ sid, code, network, userAgent }: Given): Promise<SetUp> {
  const half = await halfOf(sid)
  const actor = half && (await actorOf(half.accountId))
  const secret = half?.offeredSecret && unsealed(half.offeredSecret, sealFor(half.accountId))
  if (!half || !actor || !secret) return { ok: false, reason: 'over' }
  const limits = codeLimits(actor.accountId, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  const lastStep = stepOf(secret, code)
  if (lastStep === null) return { ok: false, reason: 'wrong' }
  await forgive(limits)
  const codes = await keep(actor, half, { secret, lastStep })
  if (!codes) return { ok: false, reason: 'over' }
  const account = await prisma().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    include: { clinic: true },
  })
  const { name, phone } = account.clinic
  await sendMail(factorSetUpMail({ to: account.email, clinic: name, phone }))
  const cookies = await signInAs(proven(actor), userAgent)
  return { ok: true, accountId: actor.accountId, cookies: cookies ?? [], language: actor.language, codes }
}

type Proven = { secret: string; lastStep: number }

/** The recovery codes; null where another browser of this person was quicker */
const keep = (actor: SignedInActor, half: Half, { secret, lastStep }: Proven): Promise<string[] | null> =>
  scoped(actor, async (tx) => {
    const { accountId } = actor
    await tx.$queryRaw`select id from account where id = ${accountId}::uuid for update`
    const there = await tx.authenticator.findUnique({ where: { accountId }, select: { accountId: true } })
    if ((there && !half.replaces) || !(await spendHalf(half, tx))) return null
    const row = { secret: sealed(secret, sealFor(accountId)), lastStep, createdAt: now() }
    await tx.authenticator.upsert({
      where: { accountId },
      create: { accountId, ...row },
      update: row,
    })
    await endSessions(accountId, tx)
    await record(tx, actor, {
      action: 'factor.set-up',
      entity: 'account',
      entityId: accountId,
      detail: { replaced: there !== null },
    })
    return replaceRecoveryCodes(tx, accountId)
  })
