import { describe, expect, it } from 'vitest'
import { birthDateBefore, dateProblems } from './birth-date'

const typed = (day: string, month: string, year: string) =>
  birthDateBefore('2026-12-01').safeParse({ day, month, year })
const message = (day: string, month: string, year: string) =>
  typed(day, month, year).error?.issues[0]?.message

describe('a birth date as typed', () => {
  it('becomes midnight UTC of that day, leap days included', () => {
    expect(typed('4', '3', '1981').data).toEqual(new Date('1981-03-04T00:00:00Z'))
    expect(typed(' 29', '02 ', '2000').data).toEqual(new Date('2000-02-29T00:00:00Z'))
    expect(typed('1', '12', '2026').success).toBe(true)
  })

  it.each([
    ['', '', '', 'Enter the birth date'],
    ['31', '2', '1981', 'Enter a real birth date: day, month and a year of four figures'],
    ['29', '2', '1900', 'Enter a real birth date: day, month and a year of four figures'],
    ['4', '3', '81', 'Enter a real birth date: day, month and a year of four figures'],
    ['4', 'March', '1981', 'Enter a real birth date: day, month and a year of four figures'],
    ['0', '0', '0000', 'Enter a real birth date: day, month and a year of four figures'],
    ['31', '12', '1899', 'Enter a birth date from 1900 on'],
    ['2', '12', '2026', 'Enter a birth date that is not after today, 1 December 2026'],
  ])('%s %s %s is refused', (day, month, year, words) => {
    expect(message(day, month, year)).toBe(words)
  })
})

describe('what is wrong with a birth date', () => {
  it.each([
    ['4', '3', '1981', []],
    ['', '3', '1981', ['enterBirthDate']],
    // the month first, as it is written in the United States
    ['2', '28', '1963', ['birthMonth']],
    ['28', '2', '63', ['birthYear']],
    ['2', '28', '63', ['birthMonth', 'birthYear']],
    ['0', 'March', '1981', ['birthDay', 'birthMonth']],
    ['31', '2', '1981', ['noSuchDay']],
  ])('of %s %s %s is said by its part', (day, month, year, problems) => {
    expect(dateProblems({ day, month, year })).toEqual(problems)
  })
})
