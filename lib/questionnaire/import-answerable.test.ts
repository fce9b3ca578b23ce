import { describe, expect, it } from 'vitest'
import { checkImport } from './importing'

const check = (item: object) =>
  checkImport({
    ...{ resourceType: 'Questionnaire', url: 'urn:x', version: '1', title: 'X', status: 'active' },
    item: [{ linkId: 'q', text: 'Q', type: 'string', ...item }],
  })
const inner = { linkId: 'r', type: 'string', text: 'R' }

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
