import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { touchSession } from '@/lib/platform/session-row'
import {
  actorFor,
  administrator,
  asClinic,
  entering,
  owner,
  recordOf,
  sessionsOf,
  world,
  worldOnce,
} from './account.fixtures'
import { deactivateAccount } from './commands'
import { aside, halfIn, settingUp, shown } from './factor.fixtures'
import { takeFactorAway } from './factor-commands'
import { giveCode } from './give-code'
import { takeLostFactorAway } from './lost-factor'
import { renewRecoveryCodes, replaceAuthenticator } from './own-factor'
import { offerFor, setUpFactor } from './set-up-factor'

worldOnce()

type Person = { accountId: string; email: string }

/** A member of our clinic of their own for each test */
async function colleague(): Promise<Person> {
  const email = `${randomUUID()}@example.com`
  const [row] = await owner<
    { id: string }[]
  >`insert into account (clinic_id, role, name, email, password_hash)
    select clinic_id, 'staff', 'Ada Moss', ${email}, password_hash from account where id = ${world().ours.staff.accountId}
    returning id`
  return { accountId: row?.id ?? '', email }
}

/** The half session after the right password */
async function half(email: string): Promise<{ sid: string; next: string }> {
  const entered = await entering(email)
  if (!entered.ok) throw new Error(entered.reason)
  return { sid: halfIn(entered.cookies), next: entered.next }
}

const give = async (email: string, code: string, network: string = randomUUID()) =>
  giveCode({ sid: (await half(email)).sid, code, network, userAgent: 'test' })

describe('a colleague’s first sign-in', () => {
  it('opens no session before an app is set up, and a new one then', async () => {
    const { email, accountId } = await colleague()
    const { sid, next } = await half(email)
    expect(next).toBe('set-up')
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await touchSession(sid)).toBeNull()
    const { codes, cookies } = await settingUp(sid)
    expect(await sessionsOf(accountId)).toBe(1)
    expect(cookies.join()).not.toContain(sid)
    expect(new Set(codes).size).toBe(10)
    expect(codes[0]).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(await recordOf('factor.set-up', accountId)).toEqual([accountId])
    expect(await offerFor(sid)).toBeNull()
  })

  it('takes no wrong code, and one that is set up in one browser alone', async () => {
    const { email, accountId } = await colleague()
    const [one, other] = [(await half(email)).sid, (await half(email)).sid]
    expect(await setUpFactor({ sid: one, code: '000000', ...aside })).toEqual({ ok: false, reason: 'wrong' })
    const offer = await offerFor(other)
    await settingUp(one)
    // the first ended what was half open elsewhere
    expect(await offerFor(other)).toBeNull()
    const code = offer?.step === 'set-up' ? shown(offer.secret) : ''
    expect(await setUpFactor({ sid: other, code, ...aside })).toEqual({ ok: false, reason: 'over' })
    expect(await sessionsOf(accountId)).toBe(1)
  })

  it('keeps the secret and the recovery codes readable for nobody', async () => {
    const { email, accountId } = await colleague()
    const { secret, codes } = await settingUp((await half(email)).sid)
    const rows = await asClinic(
      (tx) => tx`select secret::text from authenticator where account_id = ${accountId}
        union all select code_hash::text from recovery_code where account_id = ${accountId}`,
    )
    const kept =
      JSON.stringify(rows) +
      JSON.stringify(rows.map((row) => Buffer.from(String(row.secret).slice(2), 'hex').toString('latin1')))
    for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept).not.toContain(text)
  })
})

describe('the second step', () => {
  it('takes a code once, however often it is sent at the same moment', async () => {
    const { email } = await colleague()
    const { secret } = await settingUp((await half(email)).sid)
    const code = shown(secret)
    const answers = await Promise.all(Array.from({ length: 4 }, () => give(email, code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await owner`delete from throttle`
    expect(await give(email, code)).toEqual({ ok: false, reason: 'wrong' })
    expect(await give(email, shown(secret, -1)), 'one before it').toEqual({ ok: false, reason: 'wrong' })
    expect(await give(email, ` ${shown(secret, 1).replace(/(...)/, '$1 ')}`)).toMatchObject({ ok: true })
  })

  it('takes none of two half minutes ago or ahead, and nothing that is no code', async () => {
    const { email, accountId } = await colleague()
    const { secret } = await settingUp((await half(email)).sid)
    await asClinic((tx) => tx`update authenticator set last_step = 0 where account_id = ${accountId}`)
    for (const code of [shown(secret, -2), shown(secret, 3), '', '\u0000', secret]) {
      expect(await give(email, code)).toMatchObject({ ok: false, reason: 'wrong' })
      await owner`delete from throttle`
    }
  })

  it('takes each recovery code once, in any spelling', async () => {
    const { email, accountId } = await colleague()
    const { codes } = await settingUp((await half(email)).sid)
    const [first = '', second = ''] = codes
    expect(await give(email, first.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true })
    expect(await give(email, first)).toEqual({ ok: false, reason: 'wrong' })
    const both = await Promise.all([give(email, second), give(email, second)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await recordOf('recovery-code.used', accountId)).toHaveLength(2)
  })

  it('makes guesses wait, for the account, from whatever network, and stays with the account', async () => {
    const [{ email }, other] = [await colleague(), await colleague()]
    const { secret } = await settingUp((await half(email)).sid)
    const otherSecret = (await settingUp((await half(other.email)).sid)).secret
    const { sid } = await half(email)
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        giveCode({ sid, code: String(at).padStart(6, '0'), network: randomUUID(), userAgent: 'test' }),
      ),
    )
    expect(tries.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(5)
    expect(await give(email, shown(secret))).toEqual({ ok: false, reason: 'wait' })
    expect(await give(other.email, shown(otherSecret))).toMatchObject({ ok: true })
  })

  it('is over when the half session ran out, was used, never was, or the account was deactivated', async () => {
    const { email, accountId } = await colleague()
    const { secret } = await settingUp((await half(email)).sid)
    const { sid } = await half(email)
    await owner`update half_session set expires_at = now() where account_id = ${accountId}`
    const code = shown(secret)
    const over = { ok: false, reason: 'over' }
    for (const id of [sid, undefined, '', 'never-was'])
      expect(await giveCode({ sid: id, code, ...aside })).toEqual(over)
    const open = await half(email)
    await deactivateAccount(await administrator(), { accountId })
    expect(await giveCode({ sid: open.sid, code, ...aside })).toEqual(over)
    expect(await sessionsOf(accountId)).toBe(0)
  })

  it('is not asked of patients, nor of the accounts whose passwords the demo shows', async () => {
    expect(await entering(world().ours.patients[0].email)).toMatchObject({ ok: true, next: 'in' })
    const { email } = await colleague()
    const list = join(tmpdir(), `${randomUUID()}.json`)
    writeFileSync(list, JSON.stringify([{ who: 'Ada Moss', email, password: 'x' }]))
    const { environment } = await import('@/lib/platform/env')
    const settings = environment()
    Object.assign(settings, { DEMO_SIGN_INS: list })
    expect(await half(email), 'the list alone').toMatchObject({ next: 'set-up' })
    Object.assign(settings, { DEMO: '1' })
    expect(await entering(email)).toMatchObject({ ok: true, next: 'in' })
    expect(await half((await colleague()).email), 'not on the list').toMatchObject({ next: 'set-up' })
    Object.assign(settings, { DEMO: '0', DEMO_SIGN_INS: undefined })
  })
})

describe('changing the second factor', () => {
  it('takes a code: new recovery codes end the old ones', async () => {
    const { email, accountId } = await colleague()
    const { secret, codes } = await settingUp((await half(email)).sid)
    const self = await actorFor(accountId)
    const network = randomUUID()
    expect(await renewRecoveryCodes(self, { code: '000000', network })).toEqual({
      ok: false,
      reason: 'wrong',
    })
    const renewed = await renewRecoveryCodes(self, { code: shown(secret), network })
    if (!renewed.ok) throw new Error(renewed.reason)
    expect(await give(email, codes[0] ?? '')).toEqual({ ok: false, reason: 'wrong' })
    expect(await give(email, renewed.codes[0] ?? '')).toMatchObject({ ok: true })
  })

  it('puts another app in the place of a lost one, and ends every other session', async () => {
    const { email, accountId } = await colleague()
    const first = await settingUp((await half(email)).sid)
    await give(email, first.codes[0] ?? '')
    const self = await actorFor(accountId)
    const begun = await replaceAuthenticator(self, { code: first.codes[1] ?? '', network: randomUUID() })
    if (!begun.ok) throw new Error(begun.reason)
    const second = await settingUp(halfIn([begun.cookie]))
    expect(await sessionsOf(accountId)).toBe(1)
    expect(await give(email, shown(first.secret))).toEqual({ ok: false, reason: 'wrong' })
    expect(await give(email, first.codes[2] ?? '')).toEqual({ ok: false, reason: 'wrong' })
    expect(await give(email, shown(second.secret))).toMatchObject({ ok: true })
  })

  it('an administrator takes a colleague’s away, never their own, and the command line the last one’s', async () => {
    const { email, accountId } = await colleague()
    await settingUp((await half(email)).sid)
    const admin = await administrator()
    expect(await takeFactorAway(admin, { accountId })).toEqual({ ok: true })
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await recordOf('factor.removed', accountId)).toEqual([admin.accountId])
    expect(await takeFactorAway(admin, { accountId })).toMatchObject({ ok: false })
    expect((await half(email)).next).toBe('set-up')

    await settingUp((await half(world().ours.administrator.email)).sid)
    expect(await takeFactorAway(admin, { accountId: admin.accountId })).toMatchObject({ ok: false })
    expect(await takeLostFactorAway(world().ours.administrator.email.toUpperCase())).toMatchObject({
      ok: true,
    })
    expect(await takeLostFactorAway('nobody@example.com')).toMatchObject({ ok: false })
    expect(await recordOf('factor.removed', admin.accountId)).toEqual([null])
  })
})
