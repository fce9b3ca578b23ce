import { expect, it } from 'vitest'
import { addressOf } from '@/lib/questionnaire/address'
import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { addFieldName, fieldName, removeFieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { pageFieldName, readCorrection, takeRepeat } from './correction-form'

const medicines: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:test:medicines',
  version: '1',
  title: 'Medicines',
  status: 'active',
  item: [
    {
      linkId: 'medicines',
      type: 'group',
      text: 'Medicine',
      repeats: true,
      item: [
        { linkId: 'name', type: 'string', text: 'Name', required: true },
        { linkId: 'dose', type: 'string', text: 'Dose' },
      ],
    },
    { linkId: 'rash', type: 'boolean', text: 'A rash?' },
    {
      linkId: 'photo',
      type: 'attachment',
      text: 'Show it',
      required: true,
      enableWhen: [{ question: 'rash', operator: '=', answerBoolean: true }],
      extension: [{ url: extensionUrl.maxOccurs, valueInteger: 1 }],
    },
  ],
}

const words = (valueString: string) => ({ values: [{ valueString }] })
const name = (id: string) => addressOf('name', [id])
const sent: Answers = { [name('1')]: words('Ciclosporin'), rash: { values: [{ valueBoolean: false }] } }

/** A page's form as a browser posts it: each question shown with what is typed into it */
function posted(typed: Record<string, string>, page = '1'): FormData {
  const form = new FormData()
  form.append(pageFieldName, page)
  for (const [linkId, text] of Object.entries(typed)) {
    form.append(shownFieldName, linkId)
    form.append(fieldName(linkId), text)
  }
  return form
}

it('adds one more of what repeats, which is kept while the correction goes on', () => {
  const pressed = posted({ [name('1')]: 'Ciclosporin' })
  const address = addressOf('medicines', ['k2'])
  pressed.append(addFieldName, address)
  expect(takeRepeat(pressed)).toBe(address)
  expect(takeRepeat(pressed)).toBeNull()
  const dose = (id: string) => addressOf('dose', [id])
  const typed = {
    [name('1')]: 'Ciclosporin',
    [dose('1')]: '',
    [name('k2')]: 'Upadacitinib',
    [dose('k2')]: '',
  }
  const filled = posted(typed)
  for (const one of pressed.getAll('added')) filled.append('added', one)
  const { answers, changes, openPage, issues } = readCorrection(medicines, sent, filled)
  expect(answerOf(answers, name('k2'))).toEqual(words('Upadacitinib'))
  expect(changes.filter(({ after }) => after).map(({ linkId }) => linkId)).toContain(name('k2'))
  expect([issues, openPage]).toEqual([[], null])
})

it('takes one away with what was typed into it, and asks nothing of it any more', () => {
  const pressed = posted({ [name('1')]: '', [addressOf('dose', ['1'])]: '5 mg' })
  pressed.append(removeFieldName, addressOf('medicines', ['1']))
  takeRepeat(pressed)
  const { answers, changes, openPage, issues } = readCorrection(medicines, sent, pressed)
  expect(Object.keys(answers)).toEqual(['rash'])
  expect(changes).toEqual([{ linkId: name('1'), before: words('Ciclosporin'), after: null }])
  expect([issues, openPage]).toEqual([[], null])
})

it('adds nothing where nothing repeats, and no more than the file allows', () => {
  const pressed = posted({ [name('1')]: 'Ciclosporin' })
  for (const address of ['rash', addressOf('rash', ['1']), addressOf('medicines', ['<b>'])])
    pressed.append('added', address)
  expect(readCorrection(medicines, sent, pressed).changes).toEqual([])
})

it('can be sent where it brings up a question for a photo, which stays open', () => {
  const form = posted({ rash: 'true' }, '2')
  const { changes, issues, openPage } = readCorrection(medicines, sent, form)
  expect(changes.map(({ linkId }) => linkId)).toEqual(['rash'])
  expect(issues).toEqual([])
  expect(openPage).toBeNull()
})
