import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { count } from './count.mjs'
import { DURABLE } from './ground.mjs'
import { everybody } from './patient.mjs'
import { serverBehindTls } from './servers.mjs'

const LONGEST_AWAY = 10_000

/**
 * PostgreSQL killed 30 times under patients who answer, and started again. The portal's server is never restarted: it serves
 * again by itself. Afterwards every table and every index is read and compared.
 */
export async function killDb(ground, { people = 1500, kills = 30, say }) {
  const { cluster, superuser } = ground
  const { site, server } = await serverBehindTls(ground)
  const all = await ground.people(people)
  const away = []
  let killed = 0
  let done = false
  const killing = (async () => {
    while (!done) {
      while (!done && site.sent < ((killed + 0.5) * people) / kills) await pause(20)
      if (done || killed === kills) return
      await pause(Math.random() * 200)
      await killPostgres(ground.postmaster())
      killed += 1
      const began = performance.now()
      await cluster.again()
      const before = site.saves
      while (!done && site.saves === before && performance.now() - began < 60_000) await pause(10)
      away.push(performance.now() - began)
      if (killed % 10 === 0) say(`${killed} kills, ${site.sent} sent`)
    }
  })()
  const said = await everybody(site, all, { at: 16 })
  done = true
  await killing
  const tally = await count(superuser, said)
  const settings = await superuser`
    select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`
  const wrong = [...damage(await checked(superuser)), ...settings.flatMap(notDurable)]
  const longest = Math.max(...away)
  return {
    ...tally,
    damaged: wrong.length,
    'longest away (ms)': Math.round(longest),
    restarted: server.isRunning() ? 0 : 1,
    notes: [`${killed} kills`, `${site.tried} tries again`],
    examples: [...tally.examples, ...wrong],
  }
}

export const isWholeAgain = (result) =>
  ['lost', 'doubled', 'partial', 'damaged', 'restarted'].every((kind) => result[kind] === 0) &&
  result['longest away (ms)'] < LONGEST_AWAY

const notDurable = ({ name, setting }) =>
  setting === (DURABLE[name] ?? 'on') ? [] : [`${name} is ${setting}`]

/** The process that all others hang on; they end by themselves, and PostgreSQL may not start before */
export async function killPostgres(postmaster) {
  const children = childrenOf(postmaster)
  process.kill(postmaster, 'SIGKILL')
  while ([postmaster, ...children].some(isThere)) await pause(10)
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.parent === parent)
}

const isThere = (pid) => ![undefined, 'Z'].includes(statOf(pid)?.state)

/** State and parent of a process, from the words after its name */
function statOf(pid) {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}

/** What pg_amcheck does: every table's pages, and every index against its table */
export async function checked(superuser) {
  await superuser`create extension if not exists amcheck`
  const tables = await superuser`
    select c.relname as name, v.msg from pg_class c join pg_namespace n on n.oid = c.relnamespace, verify_heapam(c.oid) v
    where n.nspname = 'public' and c.relkind = 'r'`
  const indexes = await superuser`
    select c.relname as name, bt_index_check(c.oid, true)::text as msg from pg_class c
    join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
    join pg_index i on i.indexrelid = c.oid
    where n.nspname = 'public' and m.amname = 'btree' and i.indisvalid`
  return { tables, indexes: indexes.length }
}

const damage = ({ tables }) => tables.map(({ name, msg }) => `${name}: ${msg}`)
