import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorOf } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { prisma } from '@/lib/platform/database'
import { openSession } from '@/lib/platform/session-row'
import { testDatabase } from '@/lib/platform/testing/database'
import { tokenHash } from '@/lib/platform/token'
import { acceptInvitation } from './accept-invitation'
import type { CarerInvited } from './carer-commands'
import { invitePatient } from './commands'
import { hashPassword } from './password'
import { enter } from './sign-in'

/** Every account's in the test world */
export const PASSWORD = 'a quiet paper boat'

/** The tables' owner: sees and changes what the application may not */
export const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })

let made: World
export const world = (): World => made

/** Once a test file: two clinics whose people can sign in with PASSWORD */
export function worldOnce(): void {
  beforeAll(async () => {
    made = await makeWorld(testDatabase().appUrl, await hashPassword(PASSWORD))
  })
  afterAll(() => owner.end())
}

export async function actorFor(accountId: string): Promise<SignedInActor> {
  const actor = await actorOf(accountId)
  if (!actor) throw new Error('nobody signs in with this account')
  return actor
}
export const clinician = () => actorFor(made.ours.clinician.accountId)
export const administrator = () => actorFor(made.ours.administrator.accountId)

/** Signs in from a network of its own, or the one named */
export const entering = (email: string, password = PASSWORD, network: string = randomUUID()) =>
  enter({ email, password, network, userAgent: 'test' })

/** A living session of this account, as signing in leaves it; the id that its cookie holds */
export async function sessionOf(email: string): Promise<string> {
  const account = await prisma().account.findUniqueOrThrow({ where: { email } })
  const idleMinutes = account.role === 'patient' ? 30 : 15
  return openSession({ accountId: account.id, idleMinutes, userAgent: 'test' }, prisma())
}

/** How many sessions there are of this account */
export async function sessionsOf(accountId: string): Promise<number> {
  const [row] = await owner<{ count: number }[]>`
    select count(*)::int as count from session where account_id = ${accountId}`
  return row?.count ?? 0
}

/** What is on record of this kind about an account: by whom */
export async function recordOf(action: string, accountId: string): Promise<(string | null)[]> {
  const rows = await asClinic(
    (tx) => tx<{ account_id: string | null }[]>`
      select account_id from audit_event where action = ${action} and entity_id = ${accountId} order by at`,
  )
  return rows.map((row) => row.account_id)
}

/** Row-level security holds for the owner too */
export async function asClinic<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const done = await owner.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${made.ours.clinicId}, true)`
    return { value: await work(tx) }
  })
  return done.value
}

/** A patient without an account, born 3 February 2001 */
export async function addPatient(email: string | null = `${randomUUID()}@example.com`): Promise<string> {
  const patientId = randomUUID()
  await asClinic(
    (tx) => tx`insert into patient (clinic_id, id, given_name, family_name, birth_date, email)
      values (${made.ours.clinicId}, ${patientId}, 'Nina', 'Park', '2001-02-03', ${email})`,
  )
  return patientId
}

/** The token in the link that an invitation gave */
export function tokenIn(invited: CarerInvited): string {
  const token = invited.ok ? invited.link?.split('/').at(-1) : undefined
  if (!token) throw new Error(`not invited: ${JSON.stringify(invited)}`)
  return token
}

export async function invitedPatient(email?: string): Promise<{ patientId: string; token: string }> {
  const patientId = await addPatient(email)
  return { patientId, token: tokenIn(await invitePatient(await clinician(), { patientId })) }
}

export const accepting = (token: string, birthDate: string | null = '2001-02-03', password = PASSWORD) =>
  acceptInvitation({ token, birthDate, password, userAgent: 'test' })

/** A link to choose a new password, as asking for one makes it */
export async function resetLink(accountId: string, minutes = 60): Promise<string> {
  const token = randomUUID()
  await owner`insert into password_reset (token_hash, account_id, expires_at)
    values (${tokenHash(token)}, ${accountId}, now() + make_interval(mins => ${minutes}))`
  return token
}
