import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { environment } from '@/lib/platform/env'
import { touchSession } from '@/lib/platform/session-row'
import { tokenHash } from '@/lib/platform/token'
import {
  actorFor,
  asClinic,
  entering,
  owner,
  PASSWORD,
  recordOf,
  resetLink,
  sessionOf,
  world,
  worldOnce,
} from './account.fixtures'
import { askNewAddress, openAddress } from './change-address'
import { changePassword } from './change-password'
import { confirmAddress } from './confirm-address'
import { mailbox } from './mailbox.fixtures'
import { resetIsOpen } from './reset-password'

const mailsTo = mailbox()
worldOnce()

const fresh = () => `${randomUUID()}@example.com`

/** Asks with the right password; the token in the mail to the new address */
async function asking(accountId: string, email: string): Promise<string> {
  const asked = await askNewAddress(await actorFor(accountId), {
    password: PASSWORD,
    email,
    network: randomUUID(),
  })
  expect(asked).toEqual({ ok: true, send: expect.any(Function) })
  if (asked.ok) await asked.send()
  return /\/address\/(\S+)/.exec(mailsTo(email).at(-1)?.text ?? '')?.[1] ?? ''
}

describe('another address to sign in with', () => {
  it('takes the old one’s place when its link is confirmed, once, and a mail to the old one says so', async () => {
    const { accountId, email: before, patientId } = world().ours.patients[0]
    const [here, elsewhere] = [await sessionOf(before), await sessionOf(before)]
    const reset = await resetLink(accountId)
    const after = fresh()
    const token = await asking(accountId, after)
    expect(await openAddress(token)).toEqual({ email: after, language: 'en' })
    expect(await entering(after)).toMatchObject({ ok: false })
    const session = { accountId, actingFor: null, acts: null, sessionHash: tokenHash(here) }
    const both = await Promise.all([confirmAddress(token, session), confirmAddress(token, session)])
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, here: true }])
    expect(await openAddress(token)).toBeNull()
    expect(await entering(after)).toMatchObject({ ok: true, accountId })
    expect(await entering(before)).toMatchObject({ ok: false, reason: 'wrong' })
    expect([await touchSession(here), await touchSession(elsewhere)]).toMatchObject([{ accountId }, null])
    expect(await resetIsOpen(reset)).toBe(false)
    const told = mailsTo(before).filter(({ subject }) => subject.includes('new address'))
    expect(told).toHaveLength(1)
    expect(told[0]?.text).not.toContain(after)
    const [noted] = await asClinic((tx) => tx`select email from patient where id = ${patientId}`)
    expect(noted?.email).toBe(after)
    const [row] = await asClinic(
      (tx) =>
        tx`select detail from audit_event where action = 'address.changed' and entity_id = ${accountId}`,
    )
    expect(row?.detail).toMatchObject({ before: { email: before }, after: { email: after } })
    expect(await recordOf('address.asked', accountId)).toEqual([accountId])
  })

  it('is answered alike when it is somebody else’s, who gets no mail', async () => {
    const { accountId } = world().ours.patients[1]
    const theirs = world().theirs.clinician.email
    expect(await asking(accountId, theirs)).toBe('')
    expect(mailsTo(theirs)).toEqual([])
    expect(await owner`select 1 from address_change where account_id = ${accountId}`).toHaveLength(0)
  })

  it('stays the old one where somebody else was quicker', async () => {
    const { accountId, email } = world().ours.clinician
    const wanted = fresh()
    const token = await asking(accountId, wanted)
    await owner`update account set email = ${wanted} where id = ${world().ours.staff.accountId}`
    expect(await confirmAddress(token, null)).toEqual({ ok: false, reason: 'closed' })
    expect(await openAddress(token)).toBeNull()
    const [row] = await owner`select email from account where id = ${accountId}`
    expect(row?.email).toBe(email)
  })

  it('takes the password again, and cannot be used to guess it or to fill a stranger’s mailbox', async () => {
    const { accountId } = world().theirs.staff
    const actor = await actorFor(accountId)
    const ask = (password: string, email = fresh()) =>
      askNewAddress(actor, { password, email, network: randomUUID() })
    const stranger = fresh()
    for (let at = 0; at < 5; at++) {
      const asked = await ask(PASSWORD, stranger)
      if (asked.ok) await asked.send()
    }
    expect(mailsTo(stranger)).toHaveLength(5)
    expect(await ask(PASSWORD, stranger)).toEqual({ ok: false, reason: 'wait' })
    for (let at = 0; at < 5; at++) expect(await ask('wrong')).toEqual({ ok: false, reason: 'wrong' })
    expect(await ask(PASSWORD)).toEqual({ ok: false, reason: 'wait' })
    expect(await owner`select 1 from address_change where account_id = ${accountId}`).toHaveLength(1)
  })

  it('is had by no account whose password the demo shows', async () => {
    const { accountId, email } = world().theirs.clinician
    const list = join(mkdtempSync(join(tmpdir(), 'demo-')), 'signins.json')
    writeFileSync(list, JSON.stringify([{ who: 'Dr Shah', email, password: 'x' }]))
    Object.assign(environment(), { DEMO: '1', DEMO_SIGN_INS: list })
    const ask = { password: PASSWORD, email: fresh(), network: randomUUID() }
    expect(await askNewAddress(await actorFor(accountId), ask)).toEqual({ ok: false, reason: 'demo' })
    Object.assign(environment(), { DEMO: '0', DEMO_SIGN_INS: undefined })
    expect(await askNewAddress(await actorFor(accountId), ask)).toMatchObject({ ok: true })
  })

  it('is not there any more after an hour, a newer link or a changed password', async () => {
    const { accountId } = world().theirs.administrator
    const first = await asking(accountId, fresh())
    const second = await asking(accountId, fresh())
    expect(await openAddress(first)).toBeNull()
    await owner`update address_change set expires_at = now() where account_id = ${accountId}`
    expect(await openAddress(second)).toBeNull()
    expect(await confirmAddress(second, null)).toEqual({ ok: false, reason: 'closed' })
    const third = await asking(accountId, fresh())
    const next = { current: PASSWORD, next: 'seven green umbrellas', network: randomUUID(), userAgent: '' }
    expect(await changePassword(await actorFor(accountId), next)).toMatchObject({ ok: true })
    expect(await confirmAddress(third, null)).toEqual({ ok: false, reason: 'closed' })
    expect(await owner`select 1 from address_change where account_id = ${accountId}`).toHaveLength(0)
  })

  it('is not begun by somebody whose password was changed while they asked', async () => {
    const { accountId } = world().theirs.patients[0]
    const actor = await actorFor(accountId)
    const email = fresh()
    const asked = await askNewAddress(actor, { password: PASSWORD, email, network: randomUUID() })
    const next = { current: PASSWORD, next: 'seven green umbrellas', network: randomUUID(), userAgent: '' }
    expect(await changePassword(actor, next)).toMatchObject({ ok: true })
    if (asked.ok) await asked.send()
    expect(mailsTo(email)).toEqual([])
    expect(await owner`select 1 from address_change where account_id = ${accountId}`).toHaveLength(0)
  })
})
