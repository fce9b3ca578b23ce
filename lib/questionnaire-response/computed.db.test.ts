import { expect, it } from 'vitest'
import { conditionKey } from '@/lib/questionnaire/address'
import type { Answer } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Item } from '@/lib/questionnaire/schema'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { ownResponse } from './queries'
import { given, inClinic, skinCheck } from './response.fixtures'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const worked = (linkId: string, url: string, expression: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'integer',
  text: linkId,
  extension: [{ url, valueExpression: { language: 'text/fhirpath', expression } }],
  ...rest,
})
const twice = "%resource.repeat(item).where(linkId = 'itch').answer.value * 2"
const above = "%resource.repeat(item).where(linkId = 'twice').answer.value > 10"
const questionnaire = {
  ...skinCheck,
  item: [
    ...(skinCheck.item ?? []),
    worked('twice', extensionUrl.calculatedExpression, twice),
    worked('more', extensionUrl.enableWhenExpression, above),
  ],
}

it('what is worked out follows every save, and what a client or a stored row claims counts for nothing', async () => {
  const to = await given(questionnaire)
  const save = (baseRevision: number, patch: Record<string, Answer | null>) =>
    saveAnswers(to.actor, { assignmentId: to.assignmentId, baseRevision, patch, respondent: 'patient' })
  const held = async () => (await ownResponse(to.actor, to.assignmentId))?.answers
  const claimed = { twice: number(99), [conditionKey('more')]: { values: [{ valueBoolean: true }] } }

  const saved = await save(0, { itch: number(7), ...claimed })
  expect(saved).toMatchObject({ ok: true, changed: ['itch'], issues: [{ code: 'takes-no-answer' }, {}] })
  expect(await held()).toMatchObject({ twice: number(14) })

  await save(1, { more: number(1) })
  await save(2, { itch: number(2) })
  expect(await held()).toMatchObject({ twice: number(4), more: number(1) })

  await inClinic(
    to.clinicId,
    (tx) => tx`update questionnaire_response set answers = answers || ${tx.json(claimed)}
      where clinic_id = ${to.clinicId}`,
  )
  expect(await completeResponse(to.actor, { assignmentId: to.assignmentId })).toMatchObject({ ok: true })
  const sent = await held()
  expect(sent).toMatchObject({
    twice: number(4),
    [conditionKey('more')]: { values: [{ valueBoolean: false }] },
  })
  expect(sent).not.toHaveProperty('more')
})
