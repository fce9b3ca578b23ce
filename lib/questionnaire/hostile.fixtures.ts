import { extensionUrl } from './extension'
import type { Item } from './schema'

/** Files that somebody who means harm would send, by what they do; each is JSON text */
export function hostileFiles(): [name: string, text: string][] {
  const file = (item: unknown[], rest: object = {}) =>
    JSON.stringify({
      resourceType: 'Questionnaire',
      url: 'urn:x',
      version: '1',
      title: 'Hostile',
      status: 'active',
      item,
      ...rest,
    })
  const question = (linkId: string, rest: object = {}) => ({ linkId, type: 'boolean', text: linkId, ...rest })
  const when = (linkId: string) => [{ question: linkId, operator: '=', answerBoolean: true }]
  const nested = (levels: number, type: string, rest: object = {}) => {
    let item: object = question('last')
    for (let level = 0; level < levels; level++)
      item = { linkId: `g${level}`, type, text: 'G', item: [item], ...rest }
    return item
  }
  const many = (make: (n: number) => object) => Array.from({ length: 2000 }, (_, n) => make(n))
  const pattern = (text: string): Partial<Item> => ({
    type: 'string',
    extension: [{ url: extensionUrl.regex, valueString: text }],
  })
  const expression = (
    text: string,
    kind: 'calculatedExpression' | 'enableWhenExpression' = 'calculatedExpression',
  ) => ({
    type: 'integer',
    extension: [
      { url: extensionUrl[kind], valueExpression: { language: 'text/fhirpath', expression: text } },
    ],
  })
  const all = '%resource.repeat(item | answer)'
  return [
    ['200 groups in one another', file([nested(200, 'group')])],
    ['50 groups in one another', file([nested(48, 'group')])],
    ['200 questions in one another', file([nested(200, 'boolean')])],
    ['48 repeating groups in one another', file([nested(48, 'group', { repeats: true })])],
    [
      '12 groups in one another, each there 100 times',
      file([
        nested(12, 'group', {
          repeats: true,
          extension: [{ url: extensionUrl.minOccurs, valueInteger: 100 }],
        }),
      ]),
    ],
    ['2,000 questions', file(many((n) => question(`q${n}`, { required: true })))],
    [
      '2,000 repeating groups',
      file(
        many((n) => ({
          linkId: `g${n}`,
          type: 'group',
          text: 'G',
          repeats: true,
          item: [question(`q${n}`)],
        })),
      ),
    ],
    [
      'a chain of 2,000 conditions, backwards',
      file(many((n) => question(`q${n}`, { enableWhen: when(`q${n + 1}`) })).concat(question('q2000'))),
    ],
    [
      'a loop of 2,000 conditions',
      file(many((n) => question(`q${n}`, { enableWhen: when(`q${(n + 1) % 2000}`) }))),
    ],
    [
      '2,000 conditions on one question',
      file([
        question('q'),
        question('r', { enableBehavior: 'any', enableWhen: many(() => when('q')[0] ?? {}) }),
      ]),
    ],
    [
      'names of prototypes',
      file(
        ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', '..', '__defineGetter__'].map(
          (name) => question(name),
        ),
      ),
    ],
    [
      'prototype keys in JSON',
      file([question('q')]).replace(
        '"linkId":"q"',
        '"linkId":"q","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
      ),
    ],
    [
      'a pattern that doubles',
      file([question('q', pattern('(a+)+$')), question('r', pattern('(([a-z])+.)+[A-Z]([a-z])+$'))]),
    ],
    ['a pattern of a thousand thousands', file([question('q', pattern('((a{1,1000}){1,1000}){1,1000}'))])],
    [
      'a pattern of 500 letters, optional each',
      file([question('q', pattern(`${'a?'.repeat(120)}${'a'.repeat(120)}`))]),
    ],
    [
      '2,000 options',
      file([
        question('q', {
          type: 'choice',
          repeats: true,
          answerOption: many((n) => ({ valueString: `option ${n}` })),
        }),
      ]),
    ],
    [
      '1,000 options of one name',
      file([
        question('q', {
          type: 'choice',
          repeats: true,
          answerOption: many((n) => ({ valueCoding: { system: `urn:${n}`, code: 'x' } })).slice(0, 1000),
        }),
      ]),
    ],
    ['an endless expression', file([question('q'), question('r', expression('(1).repeat($this + 1)'))])],
    [
      'an expression that is its own square',
      file([
        ...many((n) => question(`q${n}`)),
        question(
          'r',
          expression(`${all}.where(${all}.where(${all}.where(linkId != 'x').exists()).exists()).count()`),
        ),
      ]),
    ],
    [
      '200 such expressions',
      file([
        ...many((n) => question(`q${n}`)).slice(0, 1500),
        ...Array.from({ length: 200 }, (_, n) =>
          question(
            `r${n}`,
            expression(
              `${all}.where(${all}.where(linkId != '${n}x').exists()).count()`,
              'enableWhenExpression',
            ),
          ),
        ),
      ]),
    ],
    [
      '2,000 calculated items in a chain',
      file([
        question('q0', { type: 'integer' }),
        ...many((n) =>
          question(`q${n + 1}`, expression(`%resource.item.where(linkId = 'q${n}').answer.value + 1`)),
        ),
      ]),
    ],
    [
      '150 calculated items in a chain',
      file([
        question('q0', { type: 'integer' }),
        ...many((n) =>
          question(`q${n + 1}`, expression(`%resource.item.where(linkId = 'q${n}').answer.value + 1`)),
        ).slice(0, 150),
      ]),
    ],
    [
      'expressions that lead to each other',
      file([
        question('a', expression("%resource.item.where(linkId = 'b').answer.value")),
        question('b', expression("%resource.item.where(linkId = 'a').answer.value")),
      ]),
    ],
    ['a long expression', file([question('r', expression(`1${'+1'.repeat(900)}`))])],
    ['brackets', file([question('r', expression(`${'('.repeat(900)}1${')'.repeat(900)}`))])],
    [
      'a value set that holds itself',
      file([question('q', { type: 'choice', answerValueSet: '#v' })], {
        contained: [{ resourceType: 'ValueSet', id: 'v', compose: { include: [{ valueSet: ['#v'] }] } }],
      }),
    ],
    ['a million letters', file([question('q', { text: 'x'.repeat(1_000_000) })])],
    ['lists in one another without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nothing', ''],
    ['a number', '7'],
  ]
}
