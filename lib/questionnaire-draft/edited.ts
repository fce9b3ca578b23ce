import type { FieldErrors } from '@/lib/platform/field'
import type { Questionnaire } from '@/lib/questionnaire/schema'

/** What an edit made of a draft, in words as they are read out and kept with it */
export type Edited =
  | Readonly<{ ok: true; questionnaire: Questionnaire; words: string; linkId: string | null }>
  /** It cannot be done here, and why */
  | Readonly<{ ok: false; reason: 'impossible'; sentence: string }>
  | Readonly<{ ok: false; reason: 'invalid'; errors: FieldErrors }>
  /** Somebody else changed that part meanwhile */
  | Readonly<{ ok: false; reason: 'conflict' }>

export const impossible = (sentence: string): Edited => ({ ok: false, reason: 'impossible', sentence })

export const gone = impossible('This item is not in the draft any more. Somebody may have removed it.')

export const edited = (questionnaire: Questionnaire, words: string, linkId: string | null): Edited => ({
  ok: true,
  questionnaire,
  words,
  linkId,
})
