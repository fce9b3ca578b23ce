import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countedRows, missingTests, rowsOf } from './rows'

const table = rowsOf(readFileSync('docs/security/asvs.yaml', 'utf8'))

describe('the table of requirements', () => {
  it('names tests that there are', () => {
    expect(missingTests(table)).toEqual([])
  })

  it('has each row of the levels 1 and 2 once', () => {
    const { tested, notApplicable, open } = countedRows(table)
    expect(tested + notApplicable + open).toBe(table.length)
    expect(new Set(table.map(({ number }) => number)).size).toBe(table.length)
    expect(table.length).toBe(252)
  })

  it('finds out a test that is gone, and a file that is', () => {
    const rows = rowsOf(`
      "1.1.1": { what: something, test: "bin/asvs/rows.test.ts: finds out a test that is gone" }
      "1.1.2": { what: something, test: "bin/asvs/rows.test.ts: has never been the title of any" }
      "1.1.3": { what: something, test: "bin/asvs/gone.test.ts: finds out a test that is gone" }`)
    expect(missingTests(rows).map(({ number }) => number)).toEqual(['1.1.2', '1.1.3'])
  })

  it('takes no row that says two things or none', () => {
    for (const said of ['{ what: something }', '{ what: something, na: why, open: why }', '{ na: why }'])
      expect(() => rowsOf(`"1.1.1": ${said}`)).toThrow()
  })
})
