import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf } from '@/lib/questionnaire/address'
import type { Answers } from '@/lib/questionnaire/answers'
import { enabledItems, withoutDisabled } from '@/lib/questionnaire/enablement'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'
import { toQuestionnaireResponse } from '@/lib/questionnaire/response'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from './computed'
import { expressionProblem } from './expression-check'
import { scoreResponse } from './score'

type Kind = 'calculatedExpression' | 'enableWhenExpression' | 'variable'
const expression = (kind: Kind, text: string, name?: string) => ({
  url: extensionUrl[kind],
  valueExpression: { language: 'text/fhirpath', expression: text, ...(name && { name }) },
})
const integer = (linkId: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'integer',
  text: linkId,
  ...rest,
})
const calculated = (linkId: string, text: string, type: Item['type'] = 'integer'): Item => ({
  linkId,
  type,
  text: linkId,
  readOnly: true,
  extension: [expression('calculatedExpression', text)],
})
const of = (linkId: string) => `%resource.repeat(item).where(linkId = '${linkId}').answer.value`
const number = (valueInteger: number) => ({ values: [{ valueInteger }] })

describe('what is computed', () => {
  it('is worked out along chains, whatever their order in the file', () => {
    const items = Array.from({ length: 12 }, (_, n) =>
      n === 0 ? integer('q0') : calculated(`q${n}`, `${of(`q${n - 1}`)} + 1`),
    )
    for (const questionnaire of [questionnaireOf(...items), questionnaireOf(...items.toReversed())]) {
      const answers = computed(questionnaire, { q0: number(1) })
      expect(answers.q11).toEqual(number(12))
      expect(computed(questionnaire, { q1: number(50) })).toEqual({})
    }
  })

  it('never trusts what was claimed', () => {
    const questionnaire = questionnaireOf(
      integer('a'),
      calculated('b', `${of('a')} * 2`),
      integer('c', { extension: [expression('enableWhenExpression', `${of('b')} > 10`)] }),
    )
    const claimed: Answers = {
      a: number(1),
      b: number(99),
      'c\u001f?': { values: [{ valueBoolean: true }] },
      c: number(7),
    }
    const answers = computed(questionnaire, claimed)
    expect(answers.b).toEqual(number(2))
    expect(withoutDisabled(questionnaire, answers)).not.toHaveProperty('c')
    expect(enabledItems(questionnaire, computed(questionnaire, { a: number(6) })).has('c')).toBe(true)
  })

  it('decides what is asked, and follows when that goes', () => {
    const questionnaire = questionnaireOf(
      integer('a'),
      integer('b', { extension: [expression('enableWhenExpression', `${of('a')} > 3`)] }),
      calculated('sum', `${of('a')} + iif(${of('b')}.exists(), ${of('b')}, 0)`),
    )
    const both = { a: number(4), b: number(10) }
    expect(computed(questionnaire, both).sum).toEqual(number(14))
    expect(computed(questionnaire, { ...both, a: number(1) }).sum).toEqual(number(1))
  })

  it('knows the variables in sight and the item it stands on, in each instance', () => {
    const group: Item = {
      linkId: 'g',
      type: 'group',
      text: 'G',
      repeats: true,
      extension: [expression('variable', "%context.item.where(linkId = 'kg').answer.value", 'kg')],
      item: [{ linkId: 'kg', type: 'decimal', text: 'kg' }, calculated('g-in-g', '%kg * %factor', 'decimal')],
    }
    const questionnaire = { ...questionnaireOf(group), extension: [expression('variable', '1000', 'factor')] }
    const kilos = (id: string, valueDecimal: number) =>
      [addressOf('kg', [id]), { values: [{ valueDecimal }] }] as const
    const answers = computed(questionnaire, Object.fromEntries([kilos('1', 1.5), kilos('k9', 0.1)]))
    expect(answers[addressOf('g-in-g', ['1'])]).toEqual({ values: [{ valueDecimal: 1500 }] })
    expect(answers[addressOf('g-in-g', ['k9'])]).toEqual({ values: [{ valueDecimal: 100 }] })
  })

  it('takes the kind of its item: choices, dates, quantities, words', () => {
    const option = (code: string) => ({ valueCoding: { system: 'urn:s', code, display: code.toUpperCase() } })
    const questionnaire = questionnaireOf(
      integer('a'),
      {
        ...calculated('band', `iif(${of('a')} > 3, 'high', 'low')`, 'choice'),
        answerOption: [option('low'), option('high')],
      },
      calculated('day', '@2026-01-02', 'date'),
      calculated('mass', `${of('a')}`, 'quantity'),
      calculated('said', "'a' & 'b'", 'string'),
      calculated('wrong', "'x'"),
      calculated('two', '(1 | 2)'),
    )
    expect(computed(questionnaire, { a: number(4) })).toEqual({
      a: number(4),
      band: { values: [option('high')] },
      day: { values: [{ valueDate: '2026-01-02' }] },
      mass: { values: [{ valueQuantity: { value: 4 } }] },
      said: { values: [{ valueString: 'ab' }] },
    })
  })

  it('depends on what was answered and on nothing else', () => {
    const questionnaire = questionnaireOf(
      integer('a'),
      calculated('c', `${of('a')} + 1`),
      integer('b', { extension: [expression('enableWhenExpression', `${of('c')} > 5`)] }),
      calculated('d', `${of('b')} * 2`),
    )
    const any = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(any, any, any, any), ([a, b, c, d]) => {
        const given = Object.entries({ a, b, c, d }).flatMap(([key, one]) =>
          one === undefined ? [] : [[key, number(one)] as const],
        )
        const answers = computed(questionnaire, Object.fromEntries(given))
        expect(computed(questionnaire, answers)).toEqual(answers)
        expect(computed(questionnaire, Object.fromEntries(given.toReversed()))).toEqual(answers)
        const fair = Object.fromEntries(given.filter(([key]) => key === 'a' || key === 'b'))
        expect(computed(questionnaire, fair)).toEqual(answers)
        expect(Object.hasOwn(withoutDisabled(questionnaire, answers), 'd')).toBe(
          a !== undefined && a > 4 && b !== undefined,
        )
      }),
    )
  })

  it('adds the weights of options to a score', () => {
    const weighted = (code: string, weight: number) => ({
      valueCoding: {
        system: 'urn:s',
        code,
        extension: [{ url: extensionUrl.itemWeight, valueDecimal: weight }],
      },
    })
    const questionnaire = questionnaireOf(
      {
        linkId: 'a',
        type: 'choice',
        text: 'A',
        repeats: true,
        answerOption: [weighted('x', 2), weighted('y', 3)],
      },
      calculated('total', `${of('a')}.weight().sum()`, 'decimal'),
    )
    const answers = { a: { values: [{ valueCoding: { code: 'x' } }, { valueCoding: { code: 'y' } }] } }
    expect(computed(questionnaire, answers).total).toEqual({ values: [{ valueDecimal: 5 }] })
  })
})

describe('an expression', () => {
  it.each([
    ['((', 'does not parse'],
    ['(1).repeat($this + 1)', 'repeat\\(\\)'],
    ["'a'.matches('(a+)+$')", 'matches\\(\\)'],
    ["'aaa'.replace('a', 'aaaa')", 'replace\\(\\)'],
    ["resolve('http://127.0.0.1/')", 'resolve\\(\\)'],
    ['item.select(%resource.item)', '%resource inside'],
    ["item.aggregate($total & $total, 'a')", '\\$total more than once'],
    ['item.combine(item)', 'combine\\(\\)'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'nested too deep'],
    ['a'.repeat(2001), 'longer than'],
    [`1${'+1'.repeat(990)}`, 'too long to read|nested too deep'],
    ['a.where(b.where(c.where(d.where(e))))', 'more than 3 times'],
  ])('%s is not taken', (text, why) => {
    expect(expressionProblem(text)).toMatch(new RegExp(why))
    const questionnaire = questionnaireOf(integer('a'), calculated('b', text))
    expect(computed(questionnaire, { a: number(1), b: number(2) })).toEqual({ a: number(1) })
  })

  it('is refused with the file, naming the item, and so is one that is not FHIRPath', () => {
    const check = (item: Item) => {
      const file: Questionnaire = questionnaireOf(integer('a'), item)
      const checked = checkLibraryFile(JSON.stringify(file))
      return checked.ok ? [] : checked.problems
    }
    expect(check(calculated('b', 'resolve(%x)'))).toEqual([
      {
        linkId: 'b',
        sentence:
          '“b” has a calculatedExpression that uses resolve(), which is not allowed. Correct it or take it out.',
      },
    ])
    const cql = {
      url: extensionUrl.variable,
      valueExpression: { name: 'x', language: 'text/cql', expression: '1' },
    }
    expect(check(integer('b', { extension: [cql] }))[0]?.sentence).toMatch(/written in text\/cql/)
    expect(check(calculated('b', `${of('a')} + 1`))).toEqual([])
  })

  it('that runs long is cut off, also on its second try, and the rest of the file goes on', () => {
    const slow = `${of('a')}.where(%resource.repeat(item).where(%resource.repeat(item).where(linkId != 'x').exists()).exists())`
    const many = Array.from({ length: 1500 }, (_, n) => integer(`q${n}`))
    const questionnaire = questionnaireOf(integer('a'), calculated('slow', slow), ...many)
    const answers = Object.fromEntries([['a', number(1)], ...many.map((item) => [item.linkId, number(1)])])
    expect(computed(questionnaire, answers)).not.toHaveProperty('slow')
    expect(toQuestionnaireResponse(questionnaire, answers, { status: 'completed' }).item).toHaveLength(1501)
    expect(scoreResponse(questionnaire, answers)).toEqual([])
  })
})
