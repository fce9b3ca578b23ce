import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runningServer } from './postmaster.mjs'

let data

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'skin-visit-'))
})
afterEach(() => rmSync(data, { recursive: true }))

function leave(pid, status = 'ready   ') {
  writeFileSync(
    join(data, 'postmaster.pid'),
    `${pid}\n${data}\n1700000000\n40123\n\n127.0.0.1\n12345 6\n${status}\n`,
  )
}
const isThere = () => existsSync(join(data, 'postmaster.pid'))

it('finds no server where no file is', () => {
  expect(runningServer(data)).toBeNull()
})

it('finds the server that works on the folder, ready or not', () => {
  leave(77)
  const postgres = () => `/somewhere/bin/postgres -D ${data} -c port=40123`
  expect(runningServer(data, postgres)).toEqual({ pid: 77, port: 40123, ready: true })
  leave(77, 'starting')
  expect(runningServer(data, postgres)).toEqual({ pid: 77, port: 40123, ready: false })
  expect(isThere()).toBe(true)
})

it('removes the file of a server that is gone', () => {
  leave(77)
  expect(runningServer(data, () => '')).toBeNull()
  expect(isThere()).toBe(false)
})

it('removes the file when its number is another process by now', () => {
  leave(process.pid)
  expect(runningServer(data)).toBeNull()
  expect(isThere()).toBe(false)
})

it('removes a file it cannot read a number from', () => {
  writeFileSync(join(data, 'postmaster.pid'), '')
  expect(runningServer(data)).toBeNull()
  expect(isThere()).toBe(false)
})
