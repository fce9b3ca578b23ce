import { describe, expect, it } from 'vitest'
import { answered, at, codings, itchIs, response, said, skin } from './response-check.fixtures'

describe('What R4 refuses', () => {
  it.each<[string, unknown, string[]]>([
    ['another resource', { resourceType: 'Patient' }, [`error structure ${at}`]],
    ['no object', [], [`error structure ${at}`]],
    ['no status', response([skin(itchIs(1))], { status: undefined }), [`error required ${at}.status`]],
    [
      'an unknown status',
      response([skin(itchIs(1))], { status: 'done' }),
      [`error code-invalid ${at}.status`],
    ],
    [
      'another questionnaire',
      response([skin(itchIs(1))], { questionnaire: 'https://example.org/r|1' }),
      [`error value ${at}.questionnaire`],
    ],
    [
      'another version',
      response([skin(itchIs(1))], { questionnaire: 'https://example.org/q|2' }),
      [`error value ${at}.questionnaire`],
    ],
    ['an unknown linkId', answered({ linkId: 'x' }), [`error not-found ${at}.item[1].linkId`]],
    [
      'no linkId',
      answered({ answer: [] }),
      [`error structure ${at}.item[1]`, `error required ${at}.item[1].linkId`],
    ],
    ['the wrong place', answered(itchIs(3)), [`error structure ${at}.item[1]`]],
    [
      'the wrong order',
      response([{ linkId: 'since', answer: [{ valueDate: '2024' }] }, skin(itchIs(1))]),
      [`error structure ${at}.item[1]`],
    ],
    ['a question twice', response([skin(itchIs(1), itchIs(2))]), [`error structure ${at}.item[0].item[1]`]],
    ['a group twice', response([skin(itchIs(1)), skin(itchIs(2))]), [`error structure ${at}.item[1]`]],
    [
      'an answer on a group',
      response([{ ...skin(itchIs(1)), answer: [{ valueInteger: 1 }] }]),
      [`error structure ${at}.item[0].answer`],
    ],
    [
      'an answer on a display',
      answered({ linkId: 'note', answer: [{ valueString: 'x' }] }),
      [`error structure ${at}.item[1].answer`],
    ],
    [
      'items beside an answer',
      answered({
        linkId: 'sleep',
        answer: [{ valueBoolean: true }],
        item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }],
      }),
      [`error invariant ${at}.item[1].item`],
    ],
    [
      'two values',
      response([skin({ linkId: 'itch', answer: [{ valueInteger: 1, valueString: '1' }] })]),
      [`error structure ${at}.item[0].item[0].answer[0]`, `error required ${at}.item[0].item[0]`],
    ],
    [
      'the wrong type',
      answered({ linkId: 'since', answer: [{ valueString: '2024' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    [
      'the right type, wrong JSON',
      answered({ linkId: 'sleep', answer: [{ valueBoolean: 'false' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    [
      'a day that is none',
      answered({ linkId: 'since', answer: [{ valueDate: '2024-02-30' }] }),
      [`error value ${at}.item[1].answer[0].value`],
    ],
    ['a number too big', response([skin(itchIs(11))]), [`error value ${at}.item[0].item[0].answer[0].value`]],
    [
      'too long',
      answered({ linkId: 'words', answer: [{ valueString: 'much too long' }] }),
      [`error too-long ${at}.item[1].answer[0].value`],
    ],
    [
      'no option',
      response([skin(itchIs(1), { linkId: 'where', answer: [{ valueCoding: { code: 'knee' } }] })]),
      [`error code-invalid ${at}.item[0].item[1].answer[0].value`],
    ],
    [
      'an option of another system',
      response([
        skin(itchIs(1), { linkId: 'where', answer: [{ valueCoding: { system: 'urn:y', code: 'face' } }] }),
      ]),
      [`error code-invalid ${at}.item[0].item[1].answer[0].value`],
    ],
    [
      'the same option twice',
      response([skin(itchIs(1), { linkId: 'where', answer: [codings[0], codings[0]] })]),
      [`error duplicate ${at}.item[0].item[1]`],
    ],
    [
      'an exclusive option beside others',
      response([skin(itchIs(1), { linkId: 'where', answer: [codings[0], codings[2]] })]),
      [`error business-rule ${at}.item[0].item[1]`],
    ],
    [
      'several answers to a question that takes one',
      answered({ linkId: 'since', answer: [{ valueDate: '2024' }, { valueDate: '2023' }] }),
      [`error business-rule ${at}.item[1]`],
    ],
    [
      'what is required missing',
      response([skin()]),
      [`error structure ${at}.item[0]`, `error required ${at}.item[0]`],
    ],
    [
      'what is required missing, with its group',
      response([{ linkId: 'since', answer: [{ valueDate: '2024' }] }]),
      [`error required ${at}`],
    ],
    [
      'what is required once it is asked',
      answered({ linkId: 'sleep', answer: [{ valueBoolean: true }] }),
      [`error required ${at}.item[1]`],
    ],
    [
      'an answer to what was not asked',
      answered({
        linkId: 'sleep',
        answer: [{ valueBoolean: false, item: [{ linkId: 'nights', answer: [{ valueInteger: 3 }] }] }],
      }),
      [`error business-rule ${at}.item[1].answer[0].item[0]`],
    ],
    [
      'an unknown element',
      response([skin({ ...itchIs(1), note: 'x' })]),
      [`error structure ${at}.item[0].item[0]`],
    ],
    [
      'a modifier extension',
      response([skin({ ...itchIs(1), modifierExtension: [{ url: 'urn:z' }] })]),
      [`error extension ${at}.item[0].item[0]`],
    ],
    [
      'no list',
      response({}),
      [`error structure ${at}`, `error structure ${at}.item`, `error required ${at}`],
    ],
    ['no object in a list', response([skin(itchIs(1)), 3]), [`error structure ${at}.item[1]`]],
    [
      'an answer without a value',
      answered({ linkId: 'since', answer: [{ id: 'a' }] }),
      [`error required ${at}.item[1].answer[0]`],
    ],
  ])('%s', (_, json, expected) => {
    expect(said(JSON.parse(JSON.stringify(json)))).toEqual(expected)
  })
})
