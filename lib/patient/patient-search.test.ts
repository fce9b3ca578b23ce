import { describe, expect, it } from 'vitest'
import { fitsSearch, patientSearch, searchesNothing } from './patient-search'

describe('what was typed to find a patient', () => {
  it.each([
    ['lopez 4 March 1981', ['lopez'], ['1981-03-04']],
    ['March 4, 1981', [], ['1981-03-04']],
    ['1981-03-04 María', ['maria'], ['1981-03-04']],
    ['4/3/1981', [], ['1981-03-04', '1981-04-03']],
    ['13.3.1981', [], ['1981-03-13']],
    ["O'Brien-Smith", ["o'brien-smith"], []],
    ['O’Brien', ["o'brien"], []],
    ['آمنة', ['آمنة'.normalize('NFD')], []],
  ])('%s', (typed, names, dates) => {
    expect(patientSearch(typed)).toEqual({ names, dates, year: null })
  })

  it('takes a year alone, and nothing for nothing', () => {
    expect(patientSearch('lopez, 1981')).toEqual({ names: ['lopez'], dates: [], year: '1981' })
    expect(searchesNothing(patientSearch('  '))).toBe(true)
  })

  it('finds by every part of the name, with or without accents', () => {
    const person = { givenName: 'José', familyName: 'Núñez', birthDate: new Date('1981-03-04T00:00:00Z') }
    expect(fitsSearch(patientSearch('nunez jose'), person)).toBe(true)
    expect(fitsSearch(patientSearch('NÚÑEZ 1981'), person)).toBe(true)
    expect(fitsSearch(patientSearch('nunez 1982'), person)).toBe(false)
    expect(fitsSearch(patientSearch('nunez maria'), person)).toBe(false)
  })
})
