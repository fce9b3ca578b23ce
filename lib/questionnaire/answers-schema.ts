import { z } from 'zod'
import { type Answer, type Answers, absences, type FhirValue } from './answers'

const fhirValue: z.ZodType<FhirValue> = z.union([
  z.strictObject({ valueBoolean: z.boolean() }),
  z.strictObject({ valueInteger: z.int() }),
  z.strictObject({ valueDecimal: z.number() }),
  z.strictObject({ valueDate: z.string() }),
  z.strictObject({ valueString: z.string() }),
  z.strictObject({
    valueCoding: z.object({
      system: z.string().optional(),
      code: z.string(),
      display: z.string().optional(),
    }),
  }),
  z.strictObject({
    valueQuantity: z.object({
      value: z.number(),
      unit: z.string().optional(),
      system: z.string().optional(),
      code: z.string().optional(),
    }),
  }),
  z.strictObject({
    valueAttachment: z.object({
      contentType: z.string(),
      url: z.string(),
      size: z.int().min(0),
      title: z.string().optional(),
    }),
  }),
])

export const answerSchema: z.ZodType<Answer> = z.union([
  z.strictObject({ values: z.array(fhirValue).min(1).max(500) }),
  z.strictObject({ absent: z.enum(absences) }),
])

/** The stored column: read with this at the query's edge. Apart from answers.ts because the browser needs that one without zod. */
export const answersSchema: z.ZodType<Answers> = z.record(z.string(), answerSchema)
