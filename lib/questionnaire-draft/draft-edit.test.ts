import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extensionUrl, unitsOf } from '@/lib/questionnaire/extension'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { type DraftChange, edit } from './draft-edit'
import { itemFingerprint } from './fingerprint'
import { fieldsOfItem, manyItemFields } from './item-fields'
import { kinds } from './item-kind'
import { ways } from './item-move'
import { itemsIn, spotOf } from './item-tree'

const empty: Questionnaire = { resourceType: 'Questionnaire', status: 'draft', url: 'urn:t', title: 'T' }

const counter = () => {
  let made = 0
  return () => `n${++made}`
}

function done(questionnaire: Questionnaire, change: DraftChange, fresh = counter()): Questionnaire {
  const made = edit(questionnaire, change, fresh)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.questionnaire
}

/** An item's form sent with these fields, by a button */
function sent(
  questionnaire: Questionnaire,
  linkId: string,
  over: Record<string, string | string[]>,
  button = '',
) {
  const item = spotOf(questionnaire, linkId)?.item
  if (!item) throw new Error('not there')
  const fields: Record<string, string | string[]> = {}
  for (const [name, values] of Object.entries(fieldsOfItem(questionnaire, item)))
    if (manyItemFields.includes(name)) fields[name] = values
    else if (values[0] !== undefined) fields[name] = values[0]
  return edit(
    questionnaire,
    { act: 'item', linkId, was: itemFingerprint(item), button, fields: { ...fields, ...over } },
    counter(),
  )
}

function with_(kind: (typeof kinds)[number], over: Record<string, string | string[]>): [Questionnaire, Item] {
  const begun = done(empty, { act: 'add', kind, after: '', inside: '' })
  const made = sent(begun, 'n1', { text: 'Q?', ...over })
  const item = made.ok ? made.questionnaire.item?.[0] : undefined
  if (!made.ok || !item) throw new Error(JSON.stringify(made))
  return [made.questionnaire, item]
}

describe('The form of an item', () => {
  it('gives answers their codes once, their weights, Spanish and what stands alone', () => {
    const [questionnaire, item] = with_('pick-any', {
      optionKey: ['', '', ''],
      optionWords: ['Very bad', 'Très mal', '悪い'],
      optionEs: ['Muy mal', '', ''],
      optionWeight: ['1,5', '', '0'],
      optionAlone: ['2'],
    })
    expect(item.answerOption?.map((one) => one.valueCoding?.code)).toEqual(['very-bad', 'tres-mal', 'answer'])
    expect(optionsOf(questionnaire, item).map((one) => [one.ordinal, one.exclusive])).toEqual([
      [1.5, false],
      [undefined, false],
      [0, true],
    ])
    const spanish = inLanguage(questionnaire, 'es')
    expect(optionsOf(spanish, spanish.item?.[0] ?? item)[0]?.label).toBe('Muy mal')
    const renamed = sent(questionnaire, 'n1', { optionWords: ['Awful', 'Très mal', '悪い'] }, 'down-option:0')
    expect(renamed.ok && renamed.questionnaire.item?.[0]?.answerOption).toMatchObject([
      { valueCoding: { code: 'tres-mal' } },
      { valueCoding: { code: 'very-bad', display: 'Awful' } },
      { valueCoding: { code: 'answer' } },
    ])
    expect(sent(questionnaire, 'n1', { optionWords: ['Same', 'Same', ''] })).toMatchObject({
      errors: { 'optionWords-1': expect.any(String) },
    })
    expect(sent(questionnaire, 'n1', { optionWeight: ['much', '', ''] })).toMatchObject({
      errors: { 'optionWeight-0': expect.any(String) },
    })
  })

  it('sets limits, units, repeats and absences as they are read elsewhere', () => {
    const [, number] = with_('decimal', {
      min: '0',
      max: '2.5',
      places: '1',
      units: 'mg',
      repeats: 'yes',
      most: '4',
    })
    expect(number).toMatchObject({ type: 'decimal', repeats: true })
    expect(number.extension).toEqual(
      expect.arrayContaining([
        { url: extensionUrl.maxValue, valueDecimal: 2.5 },
        { url: extensionUrl.maxDecimalPlaces, valueInteger: 1 },
        { url: extensionUrl.maxOccurs, valueInteger: 4 },
      ]),
    )
    const [, amount] = with_('quantity', { units: 'mg, spoonfuls', notSure: 'yes', ratherNot: 'yes' })
    expect(unitsOf(amount)).toEqual([
      { system: 'http://unitsofmeasure.org', code: 'mg', display: 'mg' },
      { display: 'spoonfuls' },
    ])
    expect(amount.extension?.filter((one) => one.url === extensionUrl.allowedAbsence)).toHaveLength(2)
    const [questionnaire] = with_('whole', {})
    for (const [over, field] of [
      [{ min: '5', max: '1' }, 'max'],
      [{ min: 'x' }, 'min'],
      [{ repeats: 'yes', most: '1' }, 'most'],
    ] as const)
      expect(sent(questionnaire, 'n1', over)).toMatchObject({ errors: { [field]: expect.any(String) } })
  })

  it('keeps what it does not show, and an answer that a condition compares with', () => {
    const item: Item = {
      ...{ linkId: 'a', type: 'string', text: 'Q?', prefix: '1.', initial: [{ valueString: 'x' }] },
      extension: [
        { url: 'urn:other', valueString: 'kept' },
        { url: extensionUrl.regex, valueString: '[a-z]+' },
      ],
    }
    const conditional: Item = {
      ...{ linkId: 'b', type: 'string', text: 'B?' },
      enableWhen: [{ question: 'a', operator: '=', answerString: 'x' }],
    }
    const before = { ...empty, item: [item, conditional] }
    const first = sent(before, 'a', { text: 'Other?' })
    expect(first.ok && first.questionnaire.item?.[0]).toEqual({ ...item, text: 'Other?' })
    const second = sent(before, 'b', { text: 'Other?' })
    expect(second.ok && second.questionnaire.item?.[1]).toEqual({ ...conditional, text: 'Other?' })
  })

  it('makes a condition of what is picked, and asks anew when its question changes', () => {
    const items: Item[] = [
      { linkId: 'yes', type: 'boolean', text: 'Y?' },
      { linkId: 'n', type: 'integer', text: 'N?' },
      { linkId: 'then', type: 'string', text: 'T?' },
    ]
    const before = { ...empty, item: items }
    const rows = (question: string, was: string, operator: string, answer: string) => ({
      ...{ conditionQuestion: [question], conditionWas: [was] },
      ...{ conditionOperator: [operator], conditionAnswer: [answer] },
    })
    const condition = (over: Record<string, string[]>) => {
      const made = sent(before, 'then', over)
      return made.ok ? made.questionnaire.item?.[2]?.enableWhen : made
    }
    expect(condition(rows('yes', 'yes', '=', 'true'))).toEqual([
      { question: 'yes', operator: '=', answerBoolean: true },
    ])
    expect(condition(rows('n', 'n', '>=', '7'))).toEqual([
      { question: 'n', operator: '>=', answerInteger: 7 },
    ])
    expect(condition(rows('n', 'yes', '=', 'true'))).toEqual([
      { question: 'n', operator: 'exists', answerBoolean: true },
    ])
    expect(condition(rows('n', 'n', '=', 'many'))).toMatchObject({
      errors: { 'conditionAnswer-0': expect.any(String) },
    })
  })
})

describe('Any changes, in any order', () => {
  const step = fc.record({
    act: fc.constantFrom('add', 'add', 'remove', 'duplicate', 'move', 'kind'),
    kind: fc.constantFrom(...kinds),
    way: fc.constantFrom(...ways),
    at: fc.nat(30),
    inside: fc.boolean(),
  })

  it('leave a draft whose items each have a name of their own, and whose forms change nothing when sent as they stand', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const fresh = counter()
        let questionnaire = empty
        for (const { act, kind, way, at, inside } of steps) {
          const all = (questionnaire.item ?? [])
            .flatMap((one) => [...itemsIn(one)])
            .filter((one) => !one.linkId.endsWith('-help'))
          const linkId = all[at % Math.max(1, all.length)]?.linkId ?? ''
          const isGroup = all.some((one) => one.linkId === linkId && one.type === 'group')
          const place = inside && isGroup ? { after: '', inside: linkId } : { after: linkId, inside: '' }
          if (act !== 'add' && linkId === '') continue
          const made =
            act === 'kind'
              ? sent(questionnaire, linkId, { kind, help: 'Help' })
              : edit(
                  questionnaire,
                  act === 'add'
                    ? { act, kind, ...place }
                    : act === 'move'
                      ? { act, linkId, way }
                      : { act: act === 'remove' ? 'remove' : 'duplicate', linkId },
                  fresh,
                )
          if (made.ok) questionnaire = made.questionnaire
        }
        const all = (questionnaire.item ?? []).flatMap((one) => [...itemsIn(one)])
        expect(new Set(all.map((one) => one.linkId)).size).toBe(all.length)
        for (const { linkId } of all) {
          const made = sent(questionnaire, linkId, {})
          if (made.ok) expect(made.questionnaire).toEqual(questionnaire)
        }
        // what is not fit to be published is said, and never throws
        checkLibraryFile(JSON.stringify(questionnaire))
      }),
      { numRuns: 150 },
    )
  })
})
