import { expect, it } from 'vitest'
import type { Answers } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { confirmable } from './last-time'
import { answersBefore, ownResponse } from './queries'
import { type Given, given, inClinic, skinCheck } from './response.fixtures'

const carried = (item: Item): Item => ({
  ...item,
  extension: [...(item.extension ?? []), { url: extensionUrl.carryForward, valueBoolean: true }],
})
const carrying: Questionnaire = {
  ...skinCheck,
  item: skinCheck.item?.map((item) =>
    ['itch', 'words', 'smoke'].includes(item.linkId) ? carried(item) : item,
  ),
}

const said: Answers = {
  itch: { absent: 'asked-unknown' },
  chest: { values: [{ valueBoolean: false }] },
  smoke: { values: [{ valueBoolean: false }] },
  words: { values: [{ valueString: 'Wool' }] },
}

/** The next visit of the same patient with the same questions */
const nextVisit = (to: Given): Promise<Given> =>
  inClinic(to.clinicId, async (tx) => {
    const [visit] = await tx`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      select clinic_id, patient_id, practitioner_id, now() + interval '30 days' from appointment where id = ${to.appointmentId} returning id`
    const [assignment] = await tx`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      select clinic_id, patient_id, ${String(visit?.id)}, questionnaire_id, questionnaire_version_id, assigned_by
      from assignment where id = ${to.assignmentId} returning id`
    return { ...to, appointmentId: String(visit?.id), assignmentId: String(assignment?.id) }
  })

it('brings the answers of the visit before, once they were sent, and answers nothing by itself', async () => {
  const first = await given(carrying)
  const { actor, assignmentId } = first
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch: said, respondent: 'patient' })
  const second = await nextVisit(first)
  expect(await answersBefore(actor, second.assignmentId)).toBeNull()
  await completeResponse(actor, { assignmentId })
  const before = await answersBefore(actor, second.assignmentId)
  expect(before?.answers).toEqual(said)
  expect(await answersBefore(actor, assignmentId)).toBeNull()
  expect((await ownResponse(actor, second.assignmentId))?.answers).toEqual({})
})

it('offers only what the file names, what is still an answer, and what has none yet', () => {
  const then = (answers: Answers, questionnaire = carrying) => ({ questionnaire, answers })
  expect(Object.keys(confirmable(carrying, {}, then(said)))).toEqual(['smoke', 'words'])
  expect(confirmable(carrying, { smoke: { values: [{ valueBoolean: true }] } }, then(said))).toEqual({
    words: said.words,
  })
  expect(confirmable(carrying, {}, then({ words: { values: [{ valueString: 'x'.repeat(41) }] } }))).toEqual(
    {},
  )
})

it('asks anew what another version asked in other words, in another unit, or with other words for the answer', () => {
  const weight: Item = {
    ...{ linkId: 'weight', type: 'integer', text: 'What do you weigh?' },
    extension: [{ url: extensionUrl.unit, valueCoding: { code: 'kg' } }],
  }
  const often: Item = {
    ...{ linkId: 'often', type: 'choice', text: 'How often?' },
    answerOption: [{ valueCoding: { code: 'a', display: 'Now and then' } }],
  }
  const now: Questionnaire = {
    ...carrying,
    item: [...(carrying.item ?? []), carried(weight), carried(often)],
  }
  const answers: Answers = {
    ...said,
    weight: { values: [{ valueInteger: 70 }] },
    often: { values: [{ valueCoding: { code: 'a' } }] },
  }
  const asked = (linkId: string, than: Partial<Item>) => {
    const item = now.item?.map((one) => (one.linkId === linkId ? { ...one, ...than } : one))
    return Object.keys(confirmable(now, {}, { questionnaire: { ...now, item }, answers }))
  }
  expect(asked('none', {})).toEqual(['smoke', 'words', 'weight', 'often'])
  expect(asked('smoke', { text: 'Have you stopped smoking?' })).toEqual(['words', 'weight', 'often'])
  const pounds = [{ url: extensionUrl.unit, valueCoding: { code: 'lb' } }]
  expect(asked('weight', { extension: pounds })).toEqual(['smoke', 'words', 'often'])
  const other = [{ valueCoding: { code: 'a', display: 'Never' } }]
  expect(asked('often', { answerOption: other })).toEqual(['smoke', 'words', 'weight'])
})
