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
  expect(Object.keys(confirmable(carrying, {}, said))).toEqual(['smoke', 'words'])
  expect(confirmable(carrying, { smoke: { values: [{ valueBoolean: true }] } }, said)).toEqual({
    words: said.words,
  })
  expect(confirmable(carrying, {}, { words: { values: [{ valueString: 'x'.repeat(41) }] } })).toEqual({})
})
