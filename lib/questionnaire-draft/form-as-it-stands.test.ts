import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extensionsOf, extensionUrl, textOf } from '@/lib/questionnaire/extension'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { type Extension, type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { aboutFingerprint, type DraftChange, edit, fieldsOfAbout } from './draft-edit'
import { itemFingerprint } from './fingerprint'
import { fieldsOfFlag, manyFlagFields } from './flag-edit'
import { fieldsOfItem, manyItemFields } from './item-fields'
import { isHelp, spotOf } from './item-tree'
import { fieldsOfScore, manyScoreFields, ruleFingerprint } from './score-edit'

const read = (file: string): Questionnaire =>
  questionnaireSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

/** What a form posts that was drawn and not touched */
function untouched(fields: Record<string, string[]>, many: readonly string[] = []) {
  const sent: Record<string, string | string[]> = {}
  for (const [name, values] of Object.entries(fields)) {
    if (many.includes(name)) sent[name] = values
    else if (values[0] !== undefined) sent[name] = values[0]
  }
  return sent
}

/** Every form that an author is shown of a questionnaire, as it would be sent unchanged */
function* forms(questionnaire: Questionnaire): Iterable<DraftChange> {
  yield {
    ...{ act: 'about', was: aboutFingerprint(questionnaire) },
    fields: untouched(fieldsOfAbout(questionnaire)),
  }
  for (const { item } of itemIndex(questionnaire).places) {
    if (isHelp(item) || !spotOf(questionnaire, item.linkId)) continue
    const fields = untouched(fieldsOfItem(questionnaire, item), manyItemFields)
    yield { act: 'item', linkId: item.linkId, was: itemFingerprint(item), button: '', fields }
  }
  for (const act of ['score', 'flag'] as const)
    for (const rule of extensionsOf(questionnaire, extensionUrl[act])) {
      const id = textOf(rule, 'id') ?? ''
      const was = ruleFingerprint(questionnaire, extensionUrl[act], id)
      yield act === 'score'
        ? { act, id, was, fields: untouched(fieldsOfScore(questionnaire, id), manyScoreFields) }
        : { act, id, was, button: '', fields: untouched(fieldsOfFlag(questionnaire, id), manyFlagFields) }
    }
}

/** The parts of a score or a flag say the same in any order */
const inOrder = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  extension: questionnaire.extension?.map((one) => ({
    ...one,
    ...(one.extension && { extension: one.extension.toSorted(byData) }),
  })),
})
const byData = (one: Extension, other: Extension): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1

describe('A form that is sent as it stands', () => {
  it.each(readdirSync('content/questionnaires'))('changes nothing of %s', (file) => {
    const questionnaire = read(`content/questionnaires/${file}`)
    for (const form of forms(questionnaire)) {
      const done = edit(questionnaire, form, () => 'new')
      expect(done.ok && inOrder(done.questionnaire)).toEqual(inOrder(questionnaire))
    }
  })

  it('leaves answers apart that the file keeps apart, and takes their other languages along where one is changed', () => {
    const concept = (code: string, display: string, value: string) => ({
      ...{ code, display },
      designation: [{ language: 'es', value }],
    })
    const include = [
      { system: 'urn:x', concept: [concept('d', 'Daily', 'A diario'), concept('n', 'Never', 'Nunca')] },
    ]
    const item = { linkId: 'often', type: 'choice' as const, text: 'How often?', answerValueSet: '#often' }
    const questionnaire: Questionnaire = {
      ...{ resourceType: 'Questionnaire', status: 'draft', title: 'T', item: [item] },
      contained: [{ resourceType: 'ValueSet', id: 'often', compose: { include } }],
    }
    const fields = untouched(fieldsOfItem(questionnaire, item), manyItemFields)
    const send = (over: Record<string, string | string[]>) => {
      const form = { act: 'item' as const, linkId: 'often', was: itemFingerprint(item), button: '' }
      const done = edit(questionnaire, { ...form, fields: { ...fields, ...over } }, () => 'new')
      if (!done.ok) throw new Error(JSON.stringify(done))
      return done.questionnaire
    }
    expect(send({})).toEqual(questionnaire)
    expect(send({ text: 'How often now?' }).item).toEqual([{ ...item, text: 'How often now?' }])
    const changed = inLanguage(send({ optionWords: ['Every day', 'Never'] }), 'es')
    const [asked] = changed.item ?? []
    expect(asked && optionsOf(changed, asked).map(({ key, label }) => [key, label])).toEqual([
      ['d', 'A diario'],
      ['n', 'Nunca'],
    ])
  })
})
