import { describe, expect, it } from 'vitest'
import { extensionUrl } from './extension'
import { checkImport } from './importing'

const check = (item: object, as: 'form' | 'fhir' = 'form') =>
  checkImport(
    {
      ...{ resourceType: 'Questionnaire', url: 'urn:x', version: '1', title: 'X', status: 'active' },
      item: [{ linkId: 'q', text: 'Q', type: 'string', ...item }],
    },
    as,
  )
const between = (type: string, min: unknown, max: unknown) => ({
  extension: [
    { url: extensionUrl.minValue, [`value${type}`]: min },
    { url: extensionUrl.maxValue, [`value${type}`]: max },
  ],
})
const times = (min: number, max?: number) => ({
  repeats: true,
  extension: [
    { url: extensionUrl.minOccurs, valueInteger: min },
    ...(max === undefined ? [] : [{ url: extensionUrl.maxOccurs, valueInteger: max }]),
  ],
})
const coded = (code: string, display: string) => ({ valueCoding: { code, display } })
const inner = { linkId: 'r', type: 'string', text: 'R' }

describe('a file that nobody could answer is refused:', () => {
  const cases: [string, object, string][] = [
    [
      'limits that no number keeps',
      { type: 'integer', ...between('Integer', 5, 1) },
      '“Q” has to be at least 5 and at most 1, which nothing is. Correct its limits.',
    ],
    [
      'limits that no date keeps',
      { type: 'date', ...between('Date', '2026', '2025') },
      '“Q” has to be at least 2026 and at most 2025, which nothing is. Correct its limits.',
    ],
    [
      'lengths that no text has',
      { maxLength: 2, extension: [{ url: extensionUrl.minLength, valueInteger: 3 }] },
      '“Q” has to have at least 3 and at most 2 characters, which nothing has. Correct its limits.',
    ],
    [
      'more answers than there may be',
      times(3, 2),
      '“Q” is to be answered at least 3 and at most 2 times, which cannot be. Correct its limits.',
    ],
    [
      'more choices than there are',
      { type: 'choice', answerOption: [{ valueString: 'a' }], ...times(2) },
      '“Q” is to be answered at least 2 times and has fewer answers to choose from. Correct its limits.',
    ],
    [
      'two answers with one code',
      { type: 'choice', answerOption: [coded('a', 'A'), coded('a', 'B')] },
      '“Q” has the answers “A” and “B” with one code: picking one would be taken for the other. Give each its own.',
    ],
  ]
  it.each(cases)('%s', (_, item, sentence) => {
    const note = { linkId: 'q', sentence, isOursToWant: true }
    expect(check(item)).toEqual({ ok: false, problems: [note] })
    // FHIR says nothing against it
    expect(check(item, 'fhir')).toMatchObject({ ok: true, degraded: [note] })
  })

  it('limits that one answer keeps are limits', () => {
    for (const item of [{ type: 'integer', ...between('Integer', 5, 5) }, times(2, 2), { maxLength: 1 }])
      expect(check(item)).toMatchObject({ ok: true, degraded: [] })
    const system = (of: string) => ({ valueCoding: { system: of, code: 'a' } })
    expect(check({ type: 'choice', answerOption: [system('urn:a'), system('urn:b')] })).toMatchObject({
      ...{ ok: true, degraded: [] },
    })
  })
})

describe('what will not do what it was written for is named:', () => {
  const cases: [string, object, string, string][] = [
    [
      'a value to start with that is no answer',
      { type: 'integer', initial: [{ valueString: 'many' }] },
      ...(['q', '“Q” starts with a value that cannot be an answer to it; it starts empty.'] as const),
    ],
    [
      'one of a type that is not known here',
      { initial: [{ valueReference: {} }] },
      ...(['q', '“Q” starts with a value that cannot be an answer to it; it starts empty.'] as const),
    ],
    [
      'a condition that no answer meets',
      {
        type: 'boolean',
        item: [{ ...inner, enableWhen: [{ question: 'q', operator: '=', answerInteger: 1 }] }],
      },
      ...(['r', '“R” is shown depending on an answer that cannot be given to “Q”.'] as const),
    ],
  ]
  it.each(cases)('%s', (_, item, linkId, sentence) =>
    expect(check(item)).toMatchObject({ ok: true, degraded: [{ linkId, sentence }] }),
  )
})
