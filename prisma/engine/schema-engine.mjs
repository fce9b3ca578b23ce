#!/usr/bin/env node
// Prisma's schema engine without its download: the same engine as WebAssembly, behind the protocol that Prisma's
// command line speaks with the binary (arguments, then JSON-RPC, one message a line). A site that has the binary
// sets PRISMA_SCHEMA_ENGINE_BINARY and never gets here.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { adapterFactory, whyUnreachable } from './adapter.mjs'
import { NO_LOCK_WORDS, putAsideBegun } from './whole.mjs'

const require = createRequire(import.meta.url)
const version = require('@prisma/engines-version').enginesVersion

const { values, positionals } = parseArgs({
  options: {
    version: { type: 'boolean' },
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
  allowPositionals: true,
})

/** The configuration keeps the password out of the arguments, which every user of the machine can list */
function address() {
  const { url } = JSON.parse(values.datasource ?? '{}')
  if (!url) return ''
  const whole = new URL(url)
  if (!whole.password) whole.password = process.env.SCHEMA_ENGINE_PASSWORD ?? ''
  return whole.href
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

/** One line of the log as the binary writes it; the command line reads codes and messages from it */
function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ level, fields, target: 'schema_engine::logger' })}\n`)
}

async function command(name) {
  process.stderr.write('\n') // the command line skips the first line
  const failure = name === 'can-connect-to-database' ? await whyUnreachable(address()) : null
  if (failure) log('ERROR', { is_panic: false, error_code: failure.code, message: failure.message })
  else if (name !== 'can-connect-to-database')
    log('ERROR', {
      is_panic: false,
      error_code: 'P1012',
      message: `${name}: create the database with PostgreSQL's own tools`,
    })
  else return
  process.exitCode = 1
}

const doing = { applies: false, gotNoLock: false }

async function engine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message() {} }
  const wasm = await readFile(
    new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')),
  )
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = await Promise.all(
    (values.datamodels ?? []).map(async (path) => [path, await readFile(path, 'utf8')]),
  )
  const options = datamodels.length > 0 ? { datamodels } : {}
  const url = address() || 'postgresql://nowhere.invalid/none'
  return bindings.SchemaEngine.new(
    options,
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory(url, doing)),
  )
}

let prints = 0

async function answer(started, { id, method, params }) {
  try {
    const run = (await started)[method === 'getDatabaseVersion' ? 'version' : method]
    if (!run) throw new Error(`The schema engine has no method ${method}`)
    doing.applies = method === 'applyMigrations'
    if (doing.applies) await putAsideBegun(address(), params.migrationsList.migrationDirectories)
    let result = (await run.call(await started, params)) ?? {}
    if (method === 'diff') {
      prints += 1
      send({ id: 1_000_000 + prints, method: 'print', params: { content: result.stdout ?? '' } })
      result = { exitCode: result.exitCode }
    }
    send({ id, result })
  } catch (error) {
    const message = doing.gotNoLock ? NO_LOCK_WORDS : (error?.message ?? String(error))
    const error_code = doing.gotNoLock ? null : (error?.code ?? null)
    send({
      id,
      error: {
        code: 4466,
        message,
        data: { is_panic: false, message, error_code, meta: null },
      },
    })
  }
}

if (values.version) {
  process.stdout.write(`schema-engine-cli ${version}\n`)
} else if (positionals[0] === 'cli') {
  await command(positionals[1])
} else {
  const started = engine()
  let last = Promise.resolve()
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.method) last = last.then(() => answer(started, request))
  }
  await last
  process.exit(0) // the pools of connections would keep it
}
