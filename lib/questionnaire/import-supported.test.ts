import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extensionUrl } from './extension'
import { checkImport } from './importing'
import { answered } from './questionnaire.fixtures'
import { toQuestionnaireResponse } from './response'
import { fromQuestionnaireResponse } from './response-reading'
import type { Item } from './schema'
import { validate } from './validate'

const hl7 = 'http://hl7.org/fhir/StructureDefinition/'
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-'
const file = (...item: object[]) => ({
  resourceType: 'Questionnaire',
  url: 'urn:x',
  version: '1',
  title: 'X',
  status: 'active',
  item,
})
const notes = (item: object) => {
  const checked = checkImport(file({ linkId: 'q', text: 'Q', type: 'string', ...item }))
  return (checked.ok ? checked.degraded : checked.problems).map((one) => one.sentence)
}
const control = (code: string) => ({
  url: extensionUrl.itemControl,
  valueCodeableConcept: { coding: [{ code }] },
})
const option = (extension: object) => ({ valueCoding: { code: 'a', display: 'A' }, extension: [extension] })
const path = (expression: string) => ({ language: 'text/fhirpath', expression, name: 'v' })

describe('what an import may carry', () => {
  const supported: [string, object][] = [
    [
      'slider',
      {
        type: 'integer',
        extension: [
          control('slider'),
          { url: extensionUrl.minValue, valueInteger: 0 },
          { url: extensionUrl.maxValue, valueInteger: 10 },
          { url: extensionUrl.sliderStepValue, valueInteger: 2 },
        ],
      },
    ],
    [
      'radio-button',
      { type: 'choice', answerOption: [{ valueString: 'a' }], extension: [control('radio-button')] },
    ],
    [
      'check-box',
      {
        type: 'choice',
        repeats: true,
        answerOption: [{ valueString: 'a' }],
        extension: [control('check-box')],
      },
    ],
    [
      'drop-down',
      { type: 'choice', answerOption: [{ valueString: 'a' }], extension: [control('drop-down')] },
    ],
    ['help', { item: [{ linkId: 'h', type: 'display', text: 'Help', extension: [control('help')] }] }],
    [
      'page',
      { type: 'group', item: [{ linkId: 'r', type: 'string', text: 'R' }], extension: [control('page')] },
    ],
    ['minLength', { extension: [{ url: extensionUrl.minLength, valueInteger: 2 }] }],
    ['regex', { extension: [{ url: extensionUrl.regex, valueString: '[a-z]+' }] }],
    [
      'maxDecimalPlaces',
      { type: 'decimal', extension: [{ url: extensionUrl.maxDecimalPlaces, valueInteger: 1 }] },
    ],
    [
      'minOccurs and maxOccurs',
      {
        repeats: true,
        extension: [
          { url: extensionUrl.minOccurs, valueInteger: 1 },
          { url: extensionUrl.maxOccurs, valueInteger: 3 },
        ],
      },
    ],
    ['hidden', { extension: [{ url: extensionUrl.hidden, valueBoolean: true }] }],
    ['unit', { type: 'decimal', extension: [{ url: extensionUrl.unit, valueCoding: { code: 'kg' } }] }],
    [
      'unitOption',
      { type: 'quantity', extension: [{ url: extensionUrl.unitOption, valueCoding: { code: 'kg' } }] },
    ],
    [
      'optionExclusive',
      {
        type: 'choice',
        repeats: true,
        answerOption: [option({ url: extensionUrl.optionExclusive, valueBoolean: true })],
      },
    ],
    [
      'choiceOrientation',
      {
        type: 'choice',
        answerOption: [{ valueString: 'a' }],
        extension: [{ url: extensionUrl.choiceOrientation, valueCode: 'horizontal' }],
      },
    ],
    ['entryFormat', { extension: [{ url: extensionUrl.entryFormat, valueString: 'AA' }] }],
    ['variable', { extension: [{ url: `${hl7}variable`, valueExpression: path('1') }] }],
    [
      'ordinalValue',
      { type: 'choice', answerOption: [option({ url: extensionUrl.ordinalValue, valueDecimal: 1 })] },
    ],
    ['itemWeight', { type: 'choice', answerOption: [option({ url: `${hl7}itemWeight`, valueDecimal: 1 })] }],
    [
      'calculatedExpression',
      { extension: [{ url: `${sdc}calculatedExpression`, valueExpression: path("'a'") }] },
    ],
    [
      'enableWhenExpression',
      { extension: [{ url: `${sdc}enableWhenExpression`, valueExpression: path('true') }] },
    ],
    ['translation', { _text: { extension: [{ url: `${hl7}translation`, extension: [] }] } }],
    ['readOnly, initial and prefix', { readOnly: true, prefix: '1.', initial: [{ valueString: 'a' }] }],
  ]
  it.each(supported)('%s, and nothing is said of it', (_, item) => expect(notes(item)).toEqual([]))

  const named: [string, object, RegExp][] = [
    ['a control not known here', { extension: [control('spinner')] }, /asks to be shown as spinner/],
    [
      'a slider of a hundred steps',
      {
        type: 'integer',
        extension: [
          control('slider'),
          { url: extensionUrl.minValue, valueInteger: 0 },
          { url: extensionUrl.maxValue, valueInteger: 100 },
        ],
      },
      /a number is typed instead/,
    ],
    [
      'a pattern that looks back',
      { extension: [{ url: extensionUrl.regex, valueString: '(a)\\1' }] },
      /cannot be checked within a fixed time/,
    ],
    [
      'a pattern on a number',
      { type: 'integer', extension: [{ url: extensionUrl.regex, valueString: '1' }] },
      /only text is held to/,
    ],
    ['a length of a date', { type: 'date', maxLength: 3 }, /limits the length/],
    [
      'a unit of words',
      { extension: [{ url: extensionUrl.unit, valueCoding: { code: 'kg' } }] },
      /only a number has/,
    ],
    [
      'units of a whole number',
      { type: 'integer', extension: [{ url: extensionUrl.unitOption, valueCoding: { code: 'kg' } }] },
      /only a quantity does/,
    ],
    [
      'how often, of what is asked once',
      { extension: [{ url: extensionUrl.maxOccurs, valueInteger: 3 }] },
      /does not repeat/,
    ],
    [
      'several values to start with',
      { initial: [{ valueString: 'a' }, { valueString: 'b' }] },
      /The first is used/,
    ],
    ['a definition elsewhere', { definition: 'http://x.org#y' }, /not looked at/],
    ['a constraint', { extension: [{ url: `${hl7}questionnaire-constraint` }] }, /not checked/],
    ['an extension of others', { extension: [{ url: 'urn:other' }] }, /not known here: urn:other/],
    [
      'answers from an expression',
      { extension: [{ url: `${sdc}answerExpression` }] },
      /takes its answers from an expression/,
    ],
  ]
  it.each(named)('%s, and it is named', (_, item, sentence) =>
    expect(notes(item).join(' ')).toMatch(sentence),
  )

  it('one of every kind together', () => {
    const text = readFileSync('e2e/questionnaires/every-kind.json', 'utf8')
    expect(checkImport(text)).toMatchObject({ ok: true, degraded: [] })
  })
})

it('answers that went out and came back are judged the same, however often', () => {
  fc.assert(
    fc.property(answered, ({ questionnaire, answers }) => {
      const once = roundTrip(questionnaire, answers)
      const twice = roundTrip(questionnaire, once)
      const said = (given: typeof answers) =>
        validate(questionnaire, given, 'completed').map(({ code, linkId }) => `${code} ${linkId}`)
      expect(said(twice)).toEqual(said(once))
      expect(twice).toEqual(once)
    }),
    { numRuns: 300 },
  )
})

function roundTrip(questionnaire: Parameters<typeof validate>[0], answers: Parameters<typeof validate>[1]) {
  const response = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
  const back = fromQuestionnaireResponse(questionnaire, JSON.parse(JSON.stringify(response)))
  if (!back.ok) throw new Error('not read back')
  return back.answers
}

it('a file that was taken is taken again as it is kept, and nothing of it is lost', () => {
  const kept: Partial<Item> = { text: 'Kept', required: true, prefix: '7.' }
  const given = file({ linkId: 'q', type: 'string', ...kept, code: [{ code: 'x' }], unknown: { deep: [1] } })
  const first = checkImport(given)
  if (!first.ok) throw new Error('refused')
  const second = checkImport(JSON.stringify(first.questionnaire))
  expect(second).toEqual(first)
  expect(first.questionnaire).toEqual(given)
})
