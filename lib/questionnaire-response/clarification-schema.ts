import { z } from 'zod'
import { id, paragraph } from '@/lib/platform/field'

/** How long what is asked, and what comes back, may be */
export const LONGEST = 500
/** What their fields take: more than may be sent, so that what is pasted is not cut off unseen but answered with a sentence */
export const FIELD_TAKES = 4 * LONGEST

export const askingAgain = z.strictObject({
  appointmentId: id,
  responseId: id,
  linkId: z.string().min(1).max(255),
  words: paragraph({ label: 'what you want to know', max: LONGEST }).refine(
    (words) => words !== '',
    'Write what you want to know',
  ),
})

export const standing = z.strictObject({
  clarificationId: id,
  words: paragraph({ label: 'your answer', max: LONGEST }).refine(
    (words) => words !== '',
    'Write your answer to what was asked',
  ),
})
