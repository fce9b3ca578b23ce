import { expect, it } from 'vitest'
import { brief } from '@/lib/brief/queries'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { completeResponse } from './completion-commands'
import { type Family, family, form, said, save } from './family.fixtures'
import { inClinic } from './response.fixtures'

/** What is not known of either of the two has to be cleared up */
const flagged: Questionnaire = {
  ...form,
  extension: ['smoke', 'school'].map((linkId) => ({
    url: extensionUrl.flag,
    extension: [
      { url: 'id', valueCode: linkId },
      { url: 'version', valueString: '1' },
      { url: 'severity', valueCode: 'high' },
      { url: 'words', valueString: linkId },
      {
        url: 'when',
        extension: [
          { url: 'question', valueString: linkId },
          { url: 'operator', valueCode: '=' },
          { url: 'answer', valueBoolean: true },
        ],
      },
    ],
  })),
}

it('raises no flag of what nobody was there to be asked, but of what was answered before they went', async () => {
  const raised = async (them: Family) =>
    (await brief(them.clinician, them.appointmentId))?.flags.map(({ ruleId, kind }) => [ruleId, kind])
  const ends = (them: Family) =>
    inClinic(
      them.clinicId,
      (tx) => tx`update related_person set ended_at = now() where patient_id = ${them.teen.patientId}`,
    )
  const send = (them: Family) => completeResponse(them.teen, { assignmentId: them.assignmentId })
  const [both, alone, once] = [
    await family(14, flagged),
    await family(14, flagged),
    await family(14, flagged),
  ]
  for (const them of [both, alone, once])
    await save(them.teen, them, { itch: said(true), smoke: said(false) })
  await save(once.parent, once, { school: said(true) })
  await Promise.all([ends(alone), ends(once)])
  for (const them of [both, alone, once]) expect(await send(them)).toMatchObject({ ok: true })
  expect(await raised(both)).toEqual([['school', 'needs-clarifying']])
  expect(await raised(alone)).toEqual([])
  expect(await raised(once)).toEqual([['school', 'raised']])
})
