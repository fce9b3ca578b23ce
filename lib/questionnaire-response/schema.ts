import { z } from 'zod'
import { paragraph } from '@/lib/platform/field'
import type { AnswerPatch } from '@/lib/questionnaire/answers'
import { answerSchema } from '@/lib/questionnaire/answers-schema'

/** Who says the answers, as a patient's page may tell it; staff answering for somebody comes from the clinic's side */
export const respondents = ['patient', 'parent', 'carer'] as const
export type OwnRespondent = (typeof respondents)[number]
export type Respondent = OwnRespondent | 'staff'

export const isRespondent = (text: unknown): text is OwnRespondent =>
  respondents.some((respondent) => respondent === text)

/** A linkId, or one with the ids of the instances it stands in */
const linkId = z.string().min(1).max(600)

export const saveSchema = z.strictObject({
  assignmentId: z.uuid(),
  /** The revision that the page showed when it was loaded */
  baseRevision: z.int().min(0),
  patch: z.record(linkId, answerSchema.nullable()),
  /** Which loaded page it is and the how-manieth of its saves; `heard` is the revision that it was last told */
  from: z
    .strictObject({
      load: z.string().regex(/^[\w-]{8,64}$/),
      seq: z.int().min(1),
      heard: z.int().min(0),
    })
    .optional(),
  /** LinkIds that the person changed and may have changed back: never taken for unchanged */
  touched: z.array(linkId).max(500).default([]),
  respondent: z.enum(respondents).optional(),
})
export type PageLoad = { load: string; seq: number; heard: number }
export type SaveInput = {
  assignmentId: string
  baseRevision: number
  patch: AnswerPatch
  touched?: readonly string[]
  from?: PageLoad | undefined
  respondent?: OwnRespondent
}

export const completeSchema = z.strictObject({
  assignmentId: z.uuid(),
  /** The revision that was checked before sending; one that has moved on is not sent unseen */
  revision: z.int().min(0).optional(),
})
export type CompleteInput = z.input<typeof completeSchema>

export const amendSchema = z.strictObject({
  assignmentId: z.uuid(),
  /** The revision that was corrected */
  baseRevision: z.int().min(0),
  patch: z.record(linkId, answerSchema.nullable()),
  reason: paragraph({ label: 'the reason', max: 500 }).refine((reason) => reason !== ''),
})
export type AmendInput = { assignmentId: string; baseRevision: number; patch: AnswerPatch; reason: string }
