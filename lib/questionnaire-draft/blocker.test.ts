import { describe, expect, it } from 'vitest'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Extension, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { recipeExtensions } from '@/lib/score/recipe'
import { draftBlockers } from './blocker'
import { edit } from './draft-edit'
import { itemFingerprint } from './fingerprint'
import { fieldsOfItem, manyItemFields } from './item-fields'
import { spotOf } from './item-tree'

const smoke: Item = { linkId: 'smoke', type: 'boolean', text: 'Do you smoke?' }
const many: Item = {
  ...{ linkId: 'many', type: 'integer', text: 'How many?' },
  enableWhen: [{ question: 'smoke', operator: '=', answerBoolean: true }],
}
const draftOf = (item: readonly Item[], ...extension: Extension[]): Questionnaire => ({
  ...{ resourceType: 'Questionnaire', url: 'urn:x', title: 'Smoking', status: 'draft', item },
  ...(extension.length > 0 && { extension }),
})
const flag = (...more: Extension[]): Extension => ({
  url: extensionUrl.flag,
  extension: [
    { url: 'id', valueCode: 'f' },
    { url: 'version', valueString: '1' },
    { url: 'severity', valueCode: 'high' },
    { url: 'words', valueString: 'Smoker' },
    ...more,
  ],
})
const whenYes: Extension = {
  url: 'when',
  extension: [
    { url: 'question', valueString: 'smoke' },
    { url: 'operator', valueCode: '=' },
    { url: 'answer', valueBoolean: true },
  ],
}
/** The item's form sent with other fields */
function sent(questionnaire: Questionnaire, linkId: string, over: Record<string, string | string[]>) {
  const spot = spotOf(questionnaire, linkId)
  if (!spot) throw new Error('not there')
  const drawn = Object.entries(fieldsOfItem(questionnaire, spot.item)).flatMap(([name, values]) =>
    manyItemFields.includes(name) ? [[name, values]] : values[0] === undefined ? [] : [[name, values[0]]],
  )
  const was = itemFingerprint(spot.item)
  const fields = { ...Object.fromEntries(drawn), ...over }
  const done = edit(questionnaire, { act: 'item', linkId, was, button: '', fields }, () => 'new')
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.questionnaire
}
const said = (questionnaire: Questionnaire) => draftBlockers(questionnaire).map(({ sentence }) => sentence)

describe('What hangs on a question that is asked in another way now', () => {
  it('keeps the draft from being published: it would never be asked, and never be raised', () => {
    const before = draftOf([smoke, many], flag(whenYes))
    expect(said(before)).toEqual([])
    const after = sent(before, 'smoke', {
      ...{ kind: 'pick-one', optionKey: ['', ''], optionWords: ['Daily', 'Never'] },
    })
    expect(said(after)).toEqual([
      '“How many?” is asked depending on an answer that “Do you smoke?” does not have any more.',
      'The flag “Smoker” looks for an answer that “Do you smoke?” does not have any more.',
    ])
  })

  it('is told also where its limits rule the answer out', () => {
    const scale: Item = {
      ...{ linkId: 'itch', type: 'integer', text: 'Itch?' },
      extension: [{ url: extensionUrl.maxValue, valueInteger: 10 }],
    }
    const why: Item = {
      ...{ linkId: 'why', type: 'text', text: 'Why?' },
      enableWhen: [{ question: 'itch', operator: '>=', answerInteger: 7 }],
    }
    const before = draftOf([scale, why])
    expect(said(before)).toEqual([])
    expect(said(sent(before, 'itch', { max: '5' }))).toEqual([
      '“Why?” is asked depending on an answer that “Itch?” does not have any more.',
    ])
  })
})

describe('A score', () => {
  const score = (items: string[], ...more: Extension[]): Extension => ({
    url: extensionUrl.score,
    extension: [
      { url: 'id', valueCode: 's' },
      { url: 'title', valueString: 'Total' },
      ...recipeExtensions({ method: 'sum', items, least: undefined }),
      { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: '1' } },
      { url: 'direction', valueCode: 'higher-is-worse' },
      ...more,
    ],
  })
  const limits = [
    { url: extensionUrl.minValue, valueInteger: 0 },
    { url: extensionUrl.maxValue, valueInteger: 10 },
  ]
  const sore: Item = { linkId: 'sore', type: 'integer', text: 'Sore?', extension: limits }

  it('that counts what has come to repeat adds up more than its range says, so it is not published', () => {
    const group: Item = { linkId: 'hands', type: 'group', text: 'Hand', item: [sore] }
    const before = draftOf([group], score(['sore']))
    expect(said(before)).toEqual([])
    expect(said(sent(before, 'hands', { repeats: 'yes' }))).toEqual([
      'The score “Total” counts “Sore?”, which is asked several times. Take it out of what repeats, or out of the score.',
    ])
  })

  it('that counts an amount in several units adds up pounds and kilograms, so it is not published', () => {
    const weight: Item = { linkId: 'weight', type: 'quantity', text: 'Weight?', extension: limits }
    const before = draftOf([weight], score(['weight']))
    expect(said(sent(before, 'weight', { units: 'kg' }))).toEqual([])
    expect(said(sent(before, 'weight', { units: 'kg, lb' }))).toEqual([
      'The score “Total” counts “Weight?”, which is answered in different units. Give it one unit, or leave it out.',
    ])
  })

  it('that a flag waits for has to be able to reach it', () => {
    const waiting = flag(
      ...[
        { url: 'score', valueCode: 's' },
        { url: 'at-least', valueDecimal: 12 },
      ],
      { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: '1 > 2' } },
      { url: 'cites', valueString: 'sore' },
    )
    const range = [
      { url: 'min', valueDecimal: 0 },
      { url: 'max', valueDecimal: 20 },
    ]
    const cracked: Item = { ...sore, linkId: 'cracked', text: 'Cracked?' }
    const before = draftOf([sore, cracked], score(['sore', 'cracked'], ...range), waiting)
    expect(said(before)).toEqual([])
    expect(said(sent(before, 'cracked', { max: '1' }))).toEqual([
      'The flag “Smoker” waits for 12, and its score comes to 11 at most. Enter a lower number.',
    ])
  })
})
