import { describe, expect, it } from 'vitest'
import { addressOf } from '@/lib/questionnaire/address'
import type { BriefForm, BriefGuide, FormRow } from './brief'
import { missingOf } from './missing'

const row = (linkId: string, state: FormRow['state']): FormRow => ({
  ...{ linkId, question: `${linkId}?`, words: '', state, sections: [], pageKey: '1' },
  ...{ author: null, before: null, flags: [], pictures: [] },
})
const form = (title: string, more: Partial<BriefForm>): BriefForm => ({
  ...{ assignmentId: title, title, version: '1.0.0', state: 'sent', progress: null, responseId: 'r' },
  ...{ sentAt: new Date(0), sentBy: '', respondent: 'patient', corrections: [], rows: [] },
  ...more,
})
const guide = (title: string, state: BriefGuide['state']): BriefGuide => ({
  ...{
    assignmentId: title,
    title,
    version: '1.0.0',
    state,
    sectionsRead: 0,
    sections: 3,
    missed: [],
    endsSeen: 0,
    minutes: 0,
  },
})
const ground = {
  appointmentId: 'a',
  forms: [],
  guides: [],
  notAssigned: [],
  flagged: new Set<string>(),
  optionalText: () => new Set<string>(),
}

describe('what is missing', () => {
  it('tells skipped, not sure, declined and not asked apart', () => {
    const rows = [
      ...[row('a', 'skipped'), row('b', 'not-sure'), row('c', 'declined'), row('d', 'not-asked')],
      row('e', 'answered'),
    ]
    const found = missingOf({ ...ground, forms: [form('Skin', { rows })] })
    expect(found.map(({ kind, items }) => [kind, items.map(({ words }) => words)])).toEqual([
      ['declined', ['c?']],
      ['not-sure', ['b?']],
      ['skipped', ['a?']],
      ['not-shown', ['1 question']],
    ])
    expect(found[0]?.items[0]?.place).toEqual({ appointmentId: 'a', responseId: 'r', linkId: 'c' })
    expect(found.at(-1)?.items).toMatchObject([
      { detail: 'ruled out by other answers', place: { linkId: 'd' } },
    ])
  })

  it('misses no free text that may be left empty, also where it stands in what repeats', () => {
    const rows = [row(addressOf('notes', ['2']), 'skipped'), row(addressOf('dose', ['2']), 'skipped')]
    const optionalText = () => new Set(['notes'])
    const [skipped] = missingOf({ ...ground, optionalText, forms: [form('Medicines', { rows })] })
    expect(skipped?.items.map(({ place }) => place?.linkId)).toEqual([addressOf('dose', ['2'])])
  })

  it('tells not assigned, not opened and in progress apart', () => {
    const found = missingOf({
      ...ground,
      forms: [
        form('Draft', { state: 'in-progress', progress: { answered: 4, questions: 11 } }),
        form('New', { state: 'not-opened' }),
        form('Looked at', { state: 'opened' }),
      ],
      guides: [guide('Read', 'read'), guide('Half', 'part'), guide('Closed', 'not-opened')],
      notAssigned: [{ title: 'Poll', lastSent: null }],
    })
    expect(found).toMatchObject([
      { kind: 'in-progress', items: [{ words: 'Draft', detail: '4 of 11' }] },
      {
        kind: 'not-opened',
        items: [
          { words: 'New', detail: '' },
          { words: 'Looked at', detail: 'opened, no answer yet' },
          { words: 'Closed', detail: 'guide' },
        ],
      },
      { kind: 'not-assigned', items: [{ words: 'Poll' }] },
    ])
  })

  it('leaves to the flags what they tell, and does not miss free text that may be left empty', () => {
    const rows = [row('tb', 'not-sure'), row('words', 'skipped')]
    const forms = [form('Skin', { rows })]
    expect(
      missingOf({ ...ground, forms, flagged: new Set(['r tb']), optionalText: () => new Set(['words']) }),
    ).toEqual([])
  })
})
