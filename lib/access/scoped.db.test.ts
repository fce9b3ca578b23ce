import { expect, it } from 'vitest'
import { sql } from '@/lib/platform/database'
import { systemActor } from './actor'
import { type SqlTransaction, scopedSql, sendUnread } from './scoped'

const actor = systemActor('unread')

const add = (tx: SqlTransaction, name: string) =>
  tx`insert into clinic (name, phone, time_zone) values (${name}, '+1 555 0100', 'UTC')`
const nameless = (tx: SqlTransaction) => tx`insert into clinic (phone) values ('+1 555 0100')`
const stored = (name: string) => scopedSql(actor, (tx) => tx`select name from clinic where name = ${name}`)

it('stores what was sent and not waited for', async () => {
  const done = await scopedSql(actor, async (tx) => {
    sendUnread(tx, add(tx, 'Not waited for'))
    return 'done'
  })
  expect(done).toBe('done')
  expect(await stored('Not waited for')).toHaveLength(1)
})

it('fails, and stores nothing, where the last of it failed behind work that was done', async () => {
  const done = scopedSql(actor, async (tx) => {
    await add(tx, 'Before what failed')
    sendUnread(tx, nameless(tx))
    return 'done'
  })
  await expect(done).rejects.toMatchObject({ code: '23502' })
  expect(await stored('Before what failed')).toEqual([])
})

it('fails with what failed first, not with what came behind it', async () => {
  const done = scopedSql(actor, async (tx) => {
    sendUnread(tx, nameless(tx))
    await add(tx, 'Behind what failed')
    return 'done'
  })
  await expect(done).rejects.toMatchObject({ code: '23502' })
  expect(await stored('Behind what failed')).toEqual([])
})

it('leaves a connection whole behind what failed', async () => {
  const failures = Array.from({ length: 40 }, () =>
    scopedSql(actor, async (tx) => sendUnread(tx, nameless(tx))).catch((error: unknown) => error),
  )
  for (const error of await Promise.all(failures)) expect(error).toMatchObject({ code: '23502' })
  const all = Array.from({ length: 40 }, (_, n) => stored(`none ${n}`))
  expect((await Promise.all(all)).flat()).toEqual([])
})

it('stores nothing where a value cannot be written, whether the connection knows the statement or not', async () => {
  for (let n = 0; n < 40; n++) {
    const done = scopedSql(actor, async (tx) => {
      await add(tx, 'Before what cannot be written')
      sendUnread(tx, tx`update clinic set created_at = ${new Date(n < 20 ? Number.NaN : 0)} where false`)
      if (n >= 20) sendUnread(tx, tx`update clinic set created_at = ${new Date(Number.NaN)} where false`)
    })
    await expect(done).rejects.toMatchObject({ code: '22007' })
  }
  expect(await stored('Before what cannot be written')).toEqual([])
})

it('refuses JSON that cannot be written, also as the first of a transaction', async () => {
  const endless: Record<string, unknown> = {}
  endless.itself = endless
  for (let n = 0; n < 20; n++)
    await expect(scopedSql(actor, (tx) => tx`select ${tx.json(endless as never)}`)).rejects.toMatchObject({
      code: '22P02',
    })
})

it('takes nothing once it is over', async () => {
  const over = await scopedSql(actor, async (tx) => () => sendUnread(tx, add(tx, 'Too late')))
  expect(over).toThrow('over')
  expect(await stored('Too late')).toEqual([])
})

it('is for transactions that see to it', async () => {
  await sql().begin(async (tx) => {
    expect(() => sendUnread(tx, nameless(tx))).toThrow('scopedSql')
  })
})
