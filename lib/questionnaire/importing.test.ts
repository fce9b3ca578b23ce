import { describe, expect, it } from 'vitest'
import { checkImport } from './importing'

type Json = Record<string, unknown>
const question: Json = { linkId: 'q', type: 'boolean', text: 'Is it so?' }
const file = (item: Json[], rest: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  url: 'https://example.org/q',
  version: '1',
  title: 'Test',
  status: 'active',
  item,
  ...rest,
})
const problems = (given: unknown) => {
  const check = checkImport(given)
  return check.ok ? [] : check.problems
}
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-'

const worked = (linkId: string, expression: string): Json => ({
  linkId,
  type: 'integer',
  text: 'Worked out',
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/variable',
      valueExpression: {
        name: 'other',
        language: 'text/fhirpath',
        expression: "%resource.item.where(linkId = 'q').answer.value",
      },
    },
    { url: `${sdc}calculatedExpression`, valueExpression: { language: 'text/fhirpath', expression } },
  ],
})

describe('an import is refused with the reason', () => {
  const deep = (levels: number): Json =>
    levels === 0
      ? question
      : { linkId: `g${levels}`, type: 'group', text: `Level ${levels}`, item: [deep(levels - 1)] }
  const cases: [string, unknown, string | null, RegExp][] = [
    ['not JSON', '{"resourceType":', null, /not JSON/],
    ['nothing', 'null', null, /not a FHIR Questionnaire/],
    ['another resource', { resourceType: 'Patient' }, null, /a FHIR Patient/],
    ['5 MB', JSON.stringify(file([{ ...question, text: 'x'.repeat(5_000_000) }])), null, /larger than 1 MB/],
    ['5 MB, parsed', file([{ ...question, text: 'x'.repeat(5_000_000) }]), null, /larger than 1 MB/],
    ['over 50 levels', file([deep(51)]), 'g1', /50 levels/],
    ['nested without end', '['.repeat(200_000) + ']'.repeat(200_000), null, /levels deep|not JSON/],
    ['R5 by its type', file([{ ...question, type: 'coding' }]), null, /R5/],
    [
      'R5 by an element',
      file([{ ...question, disabledDisplay: 'hidden' }]),
      null,
      /R5 \(it uses disabledDisplay\)/,
    ],
    ['STU3', file([{ ...question, type: 'choice', option: [] }]), null, /STU3/],
    ['no url', file([question], { url: undefined }), null, /no url/],
    ['no title', file([question], { title: ' ' }), null, /no title/],
    ['no questions', file([]), null, /no questions/],
    ['no linkId', file([{ type: 'boolean', text: 'Is it so?' }]), null, /“Is it so\?” has no linkId/],
    ['the same linkId twice', file([question, question]), 'q', /shares its linkId q/],
    [
      'a linkId that cannot be stored',
      file([{ ...question, linkId: '__proto__' }]),
      '__proto__',
      /cannot be stored/,
    ],
    [
      'a type that cannot be shown',
      file([{ ...question, type: 'reference' }]),
      'q',
      /“Is it so\?” is of type reference/,
    ],
    ['a type that does not exist', file([{ ...question, type: 'colour' }]), 'q', /of type colour/],
    [
      'a repeating display',
      file([question, { linkId: 'g', type: 'display', text: 'Words', repeats: true }]),
      'g',
      /repeating display/,
    ],
    ['several times yes or no', file([{ ...question, repeats: true }]), 'q', /several answers of yes or no/],
    ['no words', file([{ linkId: 'q', type: 'boolean' }]), 'q', /The item q has no text/],
    [
      'a remote value set',
      file([{ ...question, type: 'choice', answerValueSet: 'http://x.org/vs' }]),
      'q',
      /outside the file/,
    ],
    [
      'a value set that is not there',
      file([{ ...question, type: 'choice', answerValueSet: '#vs' }]),
      'q',
      /not in the file/,
    ],
    [
      'a value set that only a server can list',
      file([{ ...question, type: 'choice', answerValueSet: '#vs' }], {
        contained: [
          { resourceType: 'ValueSet', id: 'vs', compose: { include: [{ system: 'urn:s', filter: [{}] }] } },
        ],
      }),
      'q',
      /lists no codes/,
    ],
    ['no answers to choose from', file([{ ...question, type: 'choice' }]), 'q', /no answers to choose from/],
    [
      'answers that are references',
      file([{ ...question, type: 'choice', answerOption: [{ valueReference: {} }] }]),
      'q',
      /neither a coding/,
    ],
    [
      'answers on a question that is no choice',
      file([{ ...question, answerOption: [{ valueString: 'x' }] }]),
      'q',
      /is no choice/,
    ],
    [
      'a condition on nothing',
      file([{ ...question, enableWhen: [{ question: 'zz', operator: '=', answerBoolean: true }] }]),
      'q',
      /depending on zz/,
    ],
    [
      'a condition without an answer',
      file([question, { ...question, linkId: 'r', enableWhen: [{ question: 'q', operator: '=' }] }]),
      'r',
      /no answer to compare/,
    ],
    [
      'an unknown operator',
      file([
        question,
        { ...question, linkId: 'r', enableWhen: [{ question: 'q', operator: '~', answerBoolean: true }] },
      ]),
      'r',
      /operator ~/,
    ],
    [
      'a condition on itself',
      file([{ ...question, enableWhen: [{ question: 'q', operator: '=', answerBoolean: true }] }]),
      'q',
      /depending on itself/,
    ],
    [
      'an expression that makes the list of answers',
      file([{ ...question, extension: [{ url: `${sdc}answerExpression` }] }]),
      'q',
      /takes its answers from an expression/,
    ],
    [
      'two items worked out from each other',
      file([worked('q', "%resource.item.where(linkId = 'r').answer.value"), worked('r', '%other')]),
      'q',
      /worked out depending on itself/,
    ],
    [
      'a modifier extension',
      file([{ ...question, modifierExtension: [{ url: 'x' }] }]),
      'q',
      /modifier extension/,
    ],
    [
      'a part of the wrong shape',
      file([{ ...question, maxLength: 'long' }]),
      'q',
      /part “maxLength” that is not as FHIR R4/,
    ],
    ['items that are not objects', file(['x', null, 7] as unknown as Json[]), null, /no linkId/],
  ]
  it.each(cases)('%s', (_, given, linkId, sentence) => {
    const found = problems(given)
    expect(found.map((one) => one.sentence).join('\n')).toMatch(sentence)
    expect(found.find((one) => sentence.test(one.sentence))?.linkId).toBe(linkId)
  })

  it('naming every item, not just the first', () => {
    const two = file([
      { ...question, type: 'url' },
      { ...question, linkId: 'r', type: 'time' },
    ])
    expect(problems(two).map((one) => one.linkId)).toEqual(['q', 'r'])
  })
})

describe('an import is taken', () => {
  it('with what it holds beside, and the file as text or parsed', () => {
    const given = file([{ ...question, code: [{ code: 'kept' }] }], { jurisdiction: ['kept'] })
    const check = checkImport(JSON.stringify(given))
    expect(check).toEqual(checkImport(given))
    expect(check).toMatchObject({ ok: true, questionnaire: given, degraded: [] })
  })

  it('with answers from a value set in the file', () => {
    const contained = [
      { resourceType: 'ValueSet', id: 'vs', compose: { include: [{ concept: [{ code: 'a' }] }] } },
    ]
    expect(
      checkImport(file([{ ...question, type: 'choice', answerValueSet: '#vs' }], { contained })).ok,
    ).toBe(true)
  })

  it('naming what will look different', () => {
    const check = checkImport(
      file(
        [
          {
            ...question,
            text: '<b>Is it so?</b><script>alert(1)</script>',
            _text: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/rendering-xhtml' }] },
            extension: [
              { url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '(a+)+\\1$' },
              { url: 'https://example.org/colour', valueString: 'red' },
            ],
          },
        ],
        { version: undefined },
      ),
    )
    if (!check.ok) throw new Error('refused')
    expect(check.degraded.map((one) => [one.linkId, one.sentence.replace(/^“.*?” /, '')])).toEqual([
      [null, 'The questionnaire has no version. It gets one when it is added.'],
      ['q', 'carries an extension that is not known here: https://example.org/colour. It has no effect.'],
      ['q', 'has formatted text; its plain text is shown.'],
      ['q', 'asks for a pattern that cannot be checked within a fixed time; any answer is taken.'],
      ['q', 'has HTML in its text. It is shown as written, not as formatting.'],
      ['q', 'asks for a pattern, which only text is held to. It has no effect.'],
    ])
  })
})
