import { expect, it } from 'vitest'
import { addressOf, placedKey } from '@/lib/questionnaire/address'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { MARK } from '@/lib/questionnaire/instance-patch'
import { questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'
import { questionHistories } from './answer-history'
import { correctionsOf } from './correction'

const questionnaire = questionnaireOf(
  { linkId: 'itch', type: 'integer', text: 'Itch' },
  {
    ...{ linkId: 'medicines', type: 'group', text: 'Medicine', repeats: true },
    item: [{ linkId: 'dose', type: 'string', text: 'Dose' }],
  },
)
const words = (valueString: string): Answer => ({ values: [{ valueString }] })
const dose = (id: string) => addressOf('dose', [id])
const sent: Answers = { [dose('1')]: words('5 mg'), [dose('k2')]: words('10 mg') }
const at = new Date(0)
const change = (linkId: string, before: Answer | null, after: Answer | null) => ({
  ...{ linkId, before, after, at, by: 'Ann', reason: null, revision: 1 },
})

it('has what repeats, each time that it was there, and says which one it is', () => {
  const histories = questionHistories(
    questionnaire,
    [
      change('itch', null, { values: [{ valueInteger: 4 }] }),
      change(dose('k2'), null, words('10 mg')),
      change(dose('k1'), null, words('1 mg')),
      change(dose('k1'), words('1 mg'), null),
      change(placedKey(addressOf('medicines', ['k2'])), null, MARK),
    ],
    sent,
  )
  expect(histories.map(({ question, changes }) => [question, changes.map(({ after }) => after)])).toEqual([
    ['Itch', ['4']],
    ['Dose (taken away)', ['1 mg', null]],
    ['Medicine (2 of 2): Dose', ['10 mg']],
  ])
})

it('tells which of several a correction is about, and nothing of a mark', () => {
  const row = {
    ...{ responseId: 'r', at, by: 'Ann', reason: 'A slip', cleared: [] },
    changes: [
      change(dose('k2'), words('1 mg'), words('10 mg')),
      change(placedKey(addressOf('medicines', ['k3'])), null, MARK),
    ],
  }
  const [told] = correctionsOf([row], { responseId: 'r', appointmentId: 'a', questionnaire, answers: sent })
  expect(told?.changes.map(({ question, before, after }) => [question, before, after])).toEqual([
    ['Medicine (2 of 2): Dose', '1 mg', '10 mg'],
  ])
})
