import { z } from 'zod'
import { id, paragraph } from '@/lib/platform/field'

/** More than the library holds; a post with more is not from our page */
const MOST = 100

const ids = z.array(id).max(MOST).default([])

export const assigning = z
  .strictObject({
    patientId: id,
    appointmentId: z.uuid('Choose which visit this is for'),
    guideIds: ids,
    questionnaireIds: ids,
    note: paragraph({ label: 'the note', max: 1000 }),
  })
  .refine(({ guideIds, questionnaireIds }) => guideIds.length + questionnaireIds.length > 0, {
    path: ['things'],
    message: 'Choose at least one thing to assign',
    // also where another field is wrong, so that everything is said at once
    when: ({ value }) => typeof value === 'object' && value !== null,
  })

export type Asked = z.infer<typeof assigning>

export const withdrawing = z.strictObject({ patientId: id, assignmentIds: z.array(id).min(1).max(MOST) })
