import { expect, it } from 'vitest'
import { tooOld } from './node-version.mjs'

it.each(['20.19.0', '20.20.2', '21.0.0', '24.21.0', '25.0.0'])('begins on Node %s', (version) => {
  expect(tooOld(version)).toBeNull()
})

it.each(['20.18.9', '20.9.0', '18.20.8', '8.17.0'])('refuses Node %s in one line', (version) => {
  expect(tooOld(version)).toBe(`Node 20.19 or later is needed to begin with, and this is ${version}.`)
})
