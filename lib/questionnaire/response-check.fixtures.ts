import { extensionUrl } from './extension'
import { questionnaireOf } from './questionnaire.fixtures'
import { checkResponse } from './response-check'
import type { Item } from './schema'

/** Questions of several kinds, and responses to them as FHIR writes them */
export const integer = (linkId: string, more: Partial<Item> = {}): Item => ({
  linkId,
  type: 'integer',
  text: linkId,
  ...more,
})
const itch = integer('itch', {
  required: true,
  extension: [
    { url: extensionUrl.minValue, valueInteger: 0 },
    { url: extensionUrl.maxValue, valueInteger: 10 },
  ],
})
export const codings = ['face', 'hands', 'none'].map((code) => ({
  valueCoding: { system: 'urn:x', code, display: code },
}))
export const where: Item = {
  linkId: 'where',
  type: 'choice',
  text: 'Where?',
  repeats: true,
  answerOption: codings.map((one) =>
    one.valueCoding.code === 'none'
      ? { ...one, extension: [{ url: extensionUrl.optionExclusive, valueBoolean: true }] }
      : one,
  ),
}
export const sleep: Item = {
  linkId: 'sleep',
  type: 'boolean',
  text: 'Does it keep you awake?',
  item: [
    {
      linkId: 'nights',
      type: 'integer',
      text: 'How many nights?',
      required: true,
      enableWhen: [{ question: 'sleep', operator: '=', answerBoolean: true }],
    },
  ],
}
export const form = questionnaireOf(
  { linkId: 'skin', type: 'group', item: [itch, where] },
  { linkId: 'note', type: 'display', text: 'Nearly done' },
  sleep,
  { linkId: 'since', type: 'date', text: 'Since when?' },
  { linkId: 'words', type: 'text', text: 'Anything else?', maxLength: 5 },
)

export const response = (item: unknown, more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://example.org/q|1',
  status: 'completed',
  item,
  ...more,
})
export const skin = (...item: unknown[]) => ({ linkId: 'skin', item })
export const itchIs = (valueInteger: unknown) => ({ linkId: 'itch', answer: [{ valueInteger }] })
export const said = (json: unknown) =>
  checkResponse(form, json).issues.map(
    ({ severity, code, expression }) => `${severity} ${code} ${expression?.[0]}`,
  )

export const at = 'QuestionnaireResponse'
export const answered = (...items: unknown[]) => response([skin(itchIs(7)), ...items])
