import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptFolder } from './clone.mjs'

const make = {
  /** Names the cluster: a fresh clone at an old path must not find the old one's data */
  cluster: () => randomBytes(6).toString('hex'),
  superuserPassword: () => randomBytes(24).toString('hex'),
  ownerPassword: () => randomBytes(24).toString('hex'),
  appPassword: () => randomBytes(24).toString('hex'),
  sessionSecret: () => randomBytes(32).toString('base64url'),
  serverActionsKey: () => randomBytes(32).toString('base64'),
}

/** This clone's own secrets, made once and readable by its user alone. */
export function secrets() {
  const file = join(keptFolder(), 'secrets.json')
  const kept = read(file)
  const missing = Object.keys(make).filter((name) => !kept[name])
  if (missing.length === 0) return kept
  for (const name of missing) kept[name] = make[name]()
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(draft, file)
  return kept
}

function read(file) {
  try {
    chmodSync(file, 0o600)
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
