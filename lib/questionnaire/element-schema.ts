import { z } from 'zod'

export type Coding = Readonly<{
  system?: string | undefined
  code?: string | undefined
  display?: string | undefined
  extension?: readonly Extension[] | undefined
}>

export type QuantityOf = Readonly<{
  value?: number | undefined
  unit?: string | undefined
  system?: string | undefined
  code?: string | undefined
}>

/** A FHIR extension as we read it: a url with one value[x], or with extensions inside */
export type Extension = Readonly<{
  url: string
  valueBoolean?: boolean | undefined
  valueInteger?: number | undefined
  valueDecimal?: number | undefined
  valueDate?: string | undefined
  valueString?: string | undefined
  valueMarkdown?: string | undefined
  valueCode?: string | undefined
  valueCoding?: Coding | undefined
  valueCodeableConcept?: Readonly<{ coding?: readonly Coding[] | undefined }> | undefined
  valueExpression?:
    | Readonly<{ name?: string | undefined; language?: string | undefined; expression?: string | undefined }>
    | undefined
  extension?: readonly Extension[] | undefined
}>

export const coding = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  get extension() {
    return z.array(extension).optional()
  },
}) as z.ZodType<Coding>

export const extension: z.ZodType<Extension> = z.looseObject({
  url: z.string(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueDate: z.string().optional(),
  valueString: z.string().optional(),
  valueMarkdown: z.string().optional(),
  valueCode: z.string().optional(),
  valueCoding: coding.optional(),
  valueCodeableConcept: z.looseObject({ coding: z.array(coding).optional() }).optional(),
  valueExpression: z
    .looseObject({
      name: z.string().optional(),
      language: z.string().optional(),
      expression: z.string().optional(),
    })
    .optional(),
  get extension() {
    return z.array(extension).optional()
  },
}) as z.ZodType<Extension>

export const quantity = z.looseObject({
  value: z.number().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
})
