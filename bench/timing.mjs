import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { ask, connections, middle, spread } from './measure.mjs'

/** As lib/account/password.ts makes them */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * How far apart somebody who exists and somebody who does not are, in time: signing in with a wrong password, asking for a
 * new one, and an invitation's link. Pairs, each in turn the other way round, each from an address and a network of its own.
 * The worst of the three is what counts.
 */
export async function signInTiming(site, { pairs = 500, say }) {
  const agent = connections(1)
  const emails = await existing(site, pairs)
  const link = await usedInvitation(site)
  const password = 'never anybody’s password'
  const post = (path, fields) => async () => {
    const headers = {
      'x-forwarded-for': `fd00:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`,
    }
    const { status, first } = await ask(site.at, agent, path, { method: 'POST', fields, headers })
    if (status !== 303) throw new Error(`${path} answered ${status}`)
    return first
  }
  const nobody = () => `${randomUUID()}@${emails[0].split('@')[1]}`
  const born = { 'birthDate.day': '4', 'birthDate.month': '3', 'birthDate.year': '1981', password }
  const kinds = {
    'sign-in': [
      (n) => post('/sign-in/enter', { email: emails[n], password }),
      () => post('/sign-in/enter', { email: nobody(), password }),
    ],
    reset: [(n) => post('/reset/ask', { email: emails[n] }), () => post('/reset/ask', { email: nobody() })],
    invitation: [
      () => post(`/invitation/${link}/accept`, born),
      () => post(`/invitation/${randomBytes(32).toString('base64url')}/accept`, born),
    ],
  }
  const sides = []
  for (const [kind, [there, missing]] of Object.entries(kinds)) {
    say(kind)
    for (let n = 0; n < 20; n++) await missing()()
    const times = [[], []]
    for (let n = 0; n < pairs; n++)
      for (const side of n % 2 === 0 ? [0, 1] : [1, 0])
        times[side].push(await (side === 0 ? there(n) : missing())())
    sides.push({ kind, ours: middle(times[0]), reference: middle(times[1]), spread: times.map(spread) })
  }
  const apart = ({ ours, reference }) => Math.abs(ours - reference)
  const worst = sides.toSorted((one, other) => apart(other) - apart(one))[0]
  const [reference, ours] = [worst.ours, worst.reference].toSorted((one, other) => one - other)
  const note = sides.map((side) => `${side.kind} ${apart(side).toFixed(2)} ms`).join(', ')
  return { ours, reference, spread: worst.spread, note: `${note}; ${pairs} pairs` }
}

/** So many accounts with a password; their addresses */
async function existing(site, count) {
  const [{ clinicId }] = await site.people(count)
  const passwordHash = await hash('a quiet paper boat', COST)
  const rows = await site.superuser`
    update account set password_hash = ${passwordHash} where clinic_id = ${clinicId} and role = 'patient' returning email`
  return rows.map(({ email }) => email)
}

/** The token of an invitation that made an account */
async function usedInvitation(site) {
  const token = randomBytes(32).toString('base64url')
  await site.superuser`
    insert into invitation (clinic_id, token_hash, role, patient_id, name, email, expires_at, accepted_at)
    select a.clinic_id, ${createHash('sha256').update(token).digest()}, 'patient', p.id, a.name, a.email, now() + interval '7 days', now()
    from account a join patient p on p.account_id = a.id limit 1`
  return token
}
