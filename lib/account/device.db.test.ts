import { describe, expect, it } from 'vitest'
import { asClinic, owner, recordOf, world, worldOnce } from './account.fixtures'
import { heldDevice, meetDevice } from './device'
import { mailbox } from './mailbox.fixtures'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1'

const mailsTo = mailbox()
worldOnce()

/** The id that the browser holds afterwards */
async function meeting(accountId: string, held?: string): Promise<string> {
  const { cookie, told } = await meetDevice(accountId, held, IPHONE)
  await told
  return /^device=([\w-]{43}); Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/.exec(cookie)?.[1] ?? ''
}

describe('a browser that somebody signs in with', () => {
  it('is news by mail, but for the first one of an account and those known', async () => {
    const { accountId, email } = world().ours.patients[0]
    const first = await meeting(accountId)
    expect(await meeting(accountId, first)).toBe(first)
    expect(mailsTo(email)).toEqual([])
    const second = await meeting(accountId)
    expect(second).not.toBe(first)
    expect(mailsTo(email)).toHaveLength(1)
    await meeting(accountId, second)
    await meeting(accountId, first)
    expect(mailsTo(email)).toHaveLength(1)
    expect(await recordOf('device.met', accountId)).toEqual([accountId, accountId])
  })

  it('is told of by what it is and when, and by nothing about health or a name', async () => {
    const { accountId, email } = world().ours.patients[1]
    await meeting(accountId)
    await owner`update account set language = 'es' where id = ${accountId}`
    await meeting(accountId)
    await owner`update account set language = 'en' where id = ${accountId}`
    await meeting(accountId)
    const [one, other] = mailsTo(email)
    const [spanish, english] = one?.subject.startsWith('Un') ? [one, other] : [other, one]
    expect(english?.text).toMatch(
      /Browser: Safari, iPhone\nWhen: \d+ \w+ \d{4}, \d\d:\d\d, by the clinic’s clock/,
    )
    expect(english?.text).toContain('+1 555 0100')
    expect(spanish?.text).toContain('Navegador: Safari, iPhone')
    for (const mail of [english, spanish]) {
      expect(JSON.stringify(mail)).not.toContain(world().ours.mark)
      expect(mail?.text).not.toMatch(/http|[Dd]octor|Shah|skin|piel/)
    }
  })

  it('is known to each account by itself, though two people use it', async () => {
    const [one, other] = world().theirs.patients
    const held = await meeting(one.accountId)
    await meeting(other.accountId)
    await meeting(other.accountId, held)
    expect(mailsTo(other.email)).toHaveLength(1)
    const rows = await asClinic(async (tx) => {
      await tx`select set_config('app.clinic_id', ${world().theirs.clinicId}, true)`
      return tx`select encode(id_hash, 'hex') as hash from device`
    })
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3)
  })

  it('is new again after a year', async () => {
    const { accountId, email } = world().ours.staff
    const held = await meeting(accountId)
    await asClinic(
      (tx) =>
        tx`update device set last_seen_at = now() - interval '366 days' where account_id = ${accountId}`,
    )
    await meeting(accountId, held)
    expect(mailsTo(email)).toHaveLength(1)
    await meeting(accountId, held)
    expect(mailsTo(email)).toHaveLength(1)
  })

  it('is met once, however many of its requests sign in at the same moment', async () => {
    const { accountId, email } = world().ours.administrator
    const held = await meeting(accountId)
    const other = `${held.slice(0, -1)}${held.endsWith('A') ? 'E' : 'A'}`
    await Promise.all(Array.from({ length: 8 }, () => meeting(accountId, other)))
    expect(mailsTo(email)).toHaveLength(1)
  })
})

it('takes no id that we did not make the form of', () => {
  const from = (cookie: string) => heldDevice(new Request('http://localhost/', { headers: { cookie } }))
  const token = 'a'.repeat(43)
  expect(from(`last=x; device=${token}; session=y`)).toBe(token)
  for (const cookie of [`device=${token}b`, `xdevice=${token}`, 'device=', `device=${token}'--`, ''])
    expect(from(cookie)).toBeUndefined()
})
