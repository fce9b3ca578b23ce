import { beforeAll, expect, it, vi } from 'vitest'
import { scoped } from '@/lib/access/scoped'
import { unsealed } from '@/lib/platform/sealed'
import { actorFor, asClinic, world, worldOnce } from './account.fixtures'
import { shown } from './factor.fixtures'
import { sealFor, takeCode } from './second-factor'

/** The site has changed its secret */
const before = vi.hoisted(() => {
  process.env.SESSION_SECRET_BEFORE = 'the secret of the year before, also long enough'
  return process.env.SESSION_SECRET_BEFORE
})
worldOnce()

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** A server as it was before the change, without the secret that came after it */
async function serverBefore() {
  vi.resetModules()
  const { SESSION_SECRET } = process.env
  Object.assign(process.env, { SESSION_SECRET: before, SESSION_SECRET_BEFORE: '' })
  const old = await import('@/lib/platform/sealed')
  const answer = (bytes: Uint8Array) => old.unsealed(bytes, sealFor(world().ours.staff.accountId))
  const sealedThen = old.sealed(KEY, sealFor(world().ours.staff.accountId))
  Object.assign(process.env, { SESSION_SECRET, SESSION_SECRET_BEFORE: before })
  return { answer, sealedThen }
}

let then: Awaited<ReturnType<typeof serverBefore>>
beforeAll(async () => {
  then = await serverBefore()
})

it('goes on taking codes of apps that were set up before, and brings each under the new secret', async () => {
  const { accountId } = world().ours.staff
  const actor = await actorFor(accountId)
  expect(then.answer(then.sealedThen)).toBe(KEY)
  await asClinic(
    (
      tx,
    ) => tx`insert into authenticator (account_id, secret, last_step) values (${accountId}, ${then.sealedThen}, 0)
      on conflict (account_id) do update set secret = excluded.secret, last_step = 0`,
  )
  expect(await scoped(actor, (tx) => takeCode(tx, accountId, shown(KEY)))).toBe('authenticator')
  const [row] = await asClinic(
    (tx) => tx<{ secret: Uint8Array }[]>`select secret from authenticator where account_id = ${accountId}`,
  )
  const kept = new Uint8Array(row?.secret ?? [])
  expect(unsealed(kept, sealFor(accountId))).toBe(KEY)
  expect(then.answer(kept)).toBeNull()
})
