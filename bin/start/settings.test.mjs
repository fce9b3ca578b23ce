import { expect, it } from 'vitest'
import { readSettings } from './settings.mjs'

it('is the embedded demo, on this machine only, when nothing is set', () => {
  expect(readSettings({})).toEqual({ port: 3000, host: '127.0.0.1', embedded: true })
  expect(readSettings({ PORT: '4000', HOST: '0.0.0.0', DATABASE_URL: '' })).toEqual({
    port: 4000,
    host: '0.0.0.0',
    embedded: true,
  })
})

it.each(['abc', '0', '70000', '80.5', '-1'])('refuses PORT=%s', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(`PORT is "${PORT}"`)
})

it('names everything that is missing beside DATABASE_URL', () => {
  const DATABASE_URL = 'postgresql://a:b@db/portal'
  expect(() => readSettings({ DATABASE_URL })).toThrow('these are needed too: APP_URL, SESSION_SECRET.')
  expect(() => readSettings({ DATABASE_URL, APP_URL: 'https://a.example', SESSION_SECRET: '' })).toThrow(
    'too: SESSION_SECRET.',
  )
})

it('refuses an address that is none, without showing what is in it', () => {
  const others = { APP_URL: 'https://a.example', SESSION_SECRET: 'x'.repeat(32) }
  expect(() => readSettings({ ...others, DATABASE_URL: 'mysql://a:secret@db/portal' })).toThrow(
    /^DATABASE_URL is no address of a PostgreSQL database(?!.*secret)/,
  )
})
