import { describe, expect, it } from 'vitest'
import { noAnswers } from './answers'
import { extensionUrl } from './extension'
import { journey, neighbours } from './journey'
import { minutesFor } from './minutes'
import { pageOf } from './pages'
import { questionnaireOf } from './questionnaire.fixtures'
import type { Item } from './schema'

const yes = { values: [{ valueBoolean: true }] }
const control = (code: string) => ({
  url: extensionUrl.itemControl,
  valueCodeableConcept: { coding: [{ code }] },
})
const boolean = (linkId: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'boolean',
  text: linkId,
  ...rest,
})
const display = (linkId: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'display',
  text: linkId,
  ...rest,
})
const group = (linkId: string, item: Item[], rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'group',
  text: linkId,
  item,
  ...rest,
})
const shape = (...items: Item[]) =>
  journey(questionnaireOf(...items), noAnswers).pages.map((page) =>
    page.items.map((one) => one.item.linkId).join(' '),
  )

describe('a page is', () => {
  it('a question with all that is nested under it', () => {
    expect(shape(boolean('a', { item: [boolean('b', { item: [boolean('c')] })] }), boolean('d'))).toEqual([
      'a b c',
      'd',
    ])
  })
  it('a short group, or a group that says so', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => boolean(name))
    expect(shape(group('g', five.slice(0, 4)))).toEqual(['a b c d'])
    expect(shape(group('g', five))).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(shape(group('g', five, { extension: [control('page')] }))).toEqual(['a b c d e'])
  })
  it('each part of a section, which names the section', () => {
    const section = group('s', [group('g', [boolean('a'), boolean('b')]), boolean('c')])
    expect(shape(section)).toEqual(['a b', 'c'])
    expect(journey(questionnaireOf(section), noAnswers).pages[0]?.sections).toEqual(['s'])
  })
  it('with the words that came before it, help apart, and nothing hidden', () => {
    const help = display('h', { extension: [control('help')] })
    const hidden = boolean('x', { extension: [{ url: extensionUrl.hidden, valueBoolean: true }] })
    const items = [display('words'), hidden, boolean('a', { item: [help] }), display('last')]
    expect(shape(...items)).toEqual(['words a', 'last'])
    expect(journey(questionnaireOf(...items), noAnswers).pages[0]?.items[1]?.help).toBe('h')
    expect(pageOf(questionnaireOf(...items), 'x')).toBeUndefined()
  })
})

describe('a journey', () => {
  const questionnaire = questionnaireOf(
    boolean('a', { required: true }),
    boolean('b', { enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] }),
    group('g', [boolean('c'), boolean('d')]),
    boolean('e', { required: true }),
  )
  const having = (...answered: string[]) =>
    journey(questionnaire, Object.fromEntries(answered.map((one) => [one, yes])))

  it('leaves out pages that are not asked, without renaming the others', () => {
    expect(having().pages.map((page) => page.key)).toEqual(['1', '3', '4'])
    expect(having('a').pages.map((page) => page.key)).toEqual(['1', '2', '3', '4'])
  })
  it('says how far somebody is', () => {
    expect(having('a', 'c').pages.map((page) => page.status)).toEqual([
      'done',
      'not-started',
      'partly',
      'not-started',
    ])
    expect(having('a', 'c')).toMatchObject({ firstUnanswered: '2', pagesDone: 1, questions: 5, answered: 2 })
  })
  it('goes on after what was skipped, and comes back only for what is required', () => {
    expect(having().resumeAt).toBe('1')
    expect(having('a', 'c', 'd').resumeAt).toBe('4')
    expect(having('c').resumeAt).toBe('1')
    expect(having('a', 'e').resumeAt).toBeNull()
    expect(having('a', 'e').firstUnanswered).toBe('2')
  })
  it('knows its neighbours', () => {
    expect(neighbours(having(), '3')).toEqual({ previous: '1', next: '4' })
    expect(neighbours(having(), '4')).toEqual({ previous: '3', next: null })
    expect(neighbours(having(), '2')).toEqual({ previous: null, next: null })
  })
  it('tells the minutes left, from those the file gives', () => {
    const timed = { ...questionnaire, extension: [{ url: extensionUrl.minutes, valueInteger: 10 }] }
    expect(minutesFor(timed)).toBe(10)
    expect(minutesFor(questionnaire)).toBe(1)
    expect(journey(timed, noAnswers).minutesLeft).toBe(8)
    expect(journey(timed, { a: yes, b: yes, c: yes, d: yes, e: yes }).minutesLeft).toBe(0)
  })
})
