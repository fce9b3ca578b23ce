import { expect, it } from 'vitest'
import { hasWords } from './word-search'

it.each([
  ['', true],
  ['  ', true],
  ['jak', true],
  ['JAK safety', true],
  ['eczéma', true],
  ['safety biologic', false],
  ['.*', false],
])('%j fits: %j', (search, fits) => {
  expect(hasWords(['Safety check', 'Before a JAK inhibitor for eczema'], search)).toBe(fits)
})
