import { describe, expect, it } from 'vitest'
import { canBeFound } from './condition-fit'
import { extensionUrl } from './extension'
import { questionnaireOf } from './questionnaire.fixtures'
import type { EnableWhen, Item, Operator } from './schema'

const limited = [
  { url: extensionUrl.minValue, valueInteger: 0 },
  { url: extensionUrl.maxValue, valueInteger: 5 },
]
const kg = [{ url: extensionUrl.unit, valueCoding: { code: 'kg', display: 'kg' } }]
const choice = (...answerOption: NonNullable<Item['answerOption']>): Partial<Item> => ({
  ...{ type: 'choice', answerOption },
})
const can = (item: Partial<Item>, operator: Operator, expected: Partial<EnableWhen>) => {
  const source: Item = { linkId: 'q', type: 'boolean', ...item }
  return canBeFound(questionnaireOf(source), source, { question: 'q', operator, ...expected })
}

describe('whether an answer can be given that a condition looks for', () => {
  const cases: [Partial<Item>, Operator, Partial<EnableWhen>, boolean][] = [
    [{ type: 'boolean' }, '=', { answerBoolean: true }, true],
    [{ type: 'boolean' }, '=', { answerInteger: 1 }, false],
    [{ type: 'choice' }, 'exists', { answerBoolean: true }, true],
    [choice({ valueCoding: { code: 'a' } }), '=', { answerBoolean: true }, false],
    [choice({ valueCoding: { code: 'a' } }), '=', { answerCoding: { code: 'a' } }, true],
    [choice({ valueCoding: { code: 'a' } }), '!=', { answerCoding: { code: 'b' } }, false],
    [choice({ valueString: 'a' }), '=', { answerString: 'a' }, true],
    [choice({ valueString: 'a' }), '=', { answerString: 'b' }, false],
    [choice({ valueInteger: 3 }), '>=', { answerInteger: 2 }, true],
    [choice({ valueInteger: 3 }), '>', { answerDecimal: 3 }, false],
    [choice({ valueDate: '2026-01-01' }), '<', { answerDate: '2027' }, true],
    [{ ...choice(), type: 'open-choice' }, '=', { answerString: 'own words' }, true],
    [{ type: 'text' }, '=', { answerString: 'a' }, true],
    [{ type: 'date' }, '>', { answerString: '2026' }, false],
    [{ type: 'date' }, '>', { answerDate: '2026' }, true],
    [{ type: 'decimal' }, '>', { answerInteger: 9 }, true],
    [{ type: 'quantity' }, '>', { answerQuantity: { value: 9, unit: 'kg' } }, true],
    [{ type: 'quantity', extension: kg }, '>', { answerQuantity: { value: 9, unit: 'kg' } }, true],
    [{ type: 'quantity', extension: kg }, '>', { answerQuantity: { value: 9, unit: 'lb' } }, false],
    [{ type: 'quantity', extension: kg }, '>', { answerDecimal: 9 }, true],
    [{ type: 'integer' }, '>', { answerQuantity: { value: 9 } }, false],
    [{ type: 'integer', extension: limited }, '=', { answerInteger: 6 }, false],
    [{ type: 'integer', extension: limited }, '>', { answerInteger: 5 }, false],
    [{ type: 'integer', extension: limited }, '>=', { answerInteger: 5 }, true],
    [{ type: 'integer', extension: limited }, '<', { answerInteger: 0 }, false],
    [{ type: 'integer', extension: limited }, '<=', { answerInteger: 0 }, true],
    [{ type: 'integer', extension: limited }, '!=', { answerInteger: 9 }, true],
    [{ type: 'attachment' }, '=', { answerString: 'a' }, false],
  ]
  it.each(cases)('%o %s %o', (item, operator, expected, outcome) =>
    expect(can(item, operator, expected)).toBe(outcome),
  )
})
