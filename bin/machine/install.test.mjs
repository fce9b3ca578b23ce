import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skin-visit-'))
  mkdirSync(join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file, packages) => writeFileSync(join(folder, file), JSON.stringify({ packages }))
const zod = { version: '4.0.0', integrity: 'sha512-a' }

it('is installed when npm left every package of the lockfile there, optional ones aside', () => {
  const elsewhere = { version: '1.0.0', integrity: 'sha512-b', optional: true }
  write('package-lock.json', { '': {}, 'node_modules/zod': zod, 'node_modules/zod-for-elsewhere': elsewhere })
  write('node_modules/.package-lock.json', { 'node_modules/zod': zod })
  expect(isInstalled(folder)).toBe(true)
})

it('is not installed when the lockfile has moved on or the install was cut off', () => {
  write('package-lock.json', { '': {}, 'node_modules/zod': zod })
  expect(isInstalled(folder)).toBe(false)
  write('node_modules/.package-lock.json', { 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })
  expect(isInstalled(folder)).toBe(false)
})

it('says so when there is no lockfile', () => {
  expect(() => isInstalled(folder)).toThrow('package-lock.json is missing')
})
