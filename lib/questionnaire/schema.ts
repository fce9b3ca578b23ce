import { z } from 'zod'
import { type Coding, coding, type Extension, extension, type QuantityOf, quantity } from './element-schema'

export type { Coding, Extension, QuantityOf }

/** The item types we can show. Every other FHIR R4 type is named and refused when a file is brought in. */
export const itemTypes = [
  'group',
  'display',
  'boolean',
  'integer',
  'decimal',
  'date',
  'string',
  'text',
  'choice',
  'open-choice',
  'quantity',
  'attachment',
] as const
export type ItemType = (typeof itemTypes)[number]

export const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const
export type Operator = (typeof operators)[number]

/** FHIR's answer[x]; exactly one is there */
export type EnableWhen = Readonly<{
  question: string
  operator: Operator
  answerBoolean?: boolean | undefined
  answerInteger?: number | undefined
  answerDecimal?: number | undefined
  answerDate?: string | undefined
  answerString?: string | undefined
  answerCoding?: Coding | undefined
  answerQuantity?: QuantityOf | undefined
}>

/** FHIR's value[x] of an option; exactly one is there */
export type AnswerOption = Readonly<{
  valueInteger?: number | undefined
  valueDate?: string | undefined
  valueString?: string | undefined
  valueCoding?: Coding | undefined
  initialSelected?: boolean | undefined
  extension?: readonly Extension[] | undefined
}>

export type Item = Readonly<{
  linkId: string
  type: ItemType
  text?: string | undefined
  prefix?: string | undefined
  required?: boolean | undefined
  repeats?: boolean | undefined
  readOnly?: boolean | undefined
  maxLength?: number | undefined
  enableWhen?: readonly EnableWhen[] | undefined
  enableBehavior?: 'all' | 'any' | undefined
  answerOption?: readonly AnswerOption[] | undefined
  /** "#id" of a value set in `contained` */
  answerValueSet?: string | undefined
  /** Each a FHIR value[x] object */
  initial?: readonly Readonly<Record<string, unknown>>[] | undefined
  item?: readonly Item[] | undefined
  extension?: readonly Extension[] | undefined
}>

/** A FHIR R4 Questionnaire. What else stands in the file stays in the object, unread. */
export type Questionnaire = Readonly<{
  resourceType: 'Questionnaire'
  id?: string | undefined
  url?: string | undefined
  version?: string | undefined
  name?: string | undefined
  title?: string | undefined
  status: string
  /** Shown to the patient before the first question, as plain text */
  description?: string | undefined
  copyright?: string | undefined
  contained?: readonly Readonly<Record<string, unknown>>[] | undefined
  item?: readonly Item[] | undefined
  extension?: readonly Extension[] | undefined
}>

const enableWhen = z.looseObject({
  question: z.string(),
  operator: z.enum(operators),
  answerBoolean: z.boolean().optional(),
  answerInteger: z.number().optional(),
  answerDecimal: z.number().optional(),
  answerDate: z.string().optional(),
  answerString: z.string().optional(),
  answerCoding: coding.optional(),
  answerQuantity: quantity.optional(),
})

const answerOption = z.looseObject({
  valueInteger: z.number().optional(),
  valueDate: z.string().optional(),
  valueString: z.string().optional(),
  valueCoding: coding.optional(),
  initialSelected: z.boolean().optional(),
  extension: z.array(extension).optional(),
})

const item = z.looseObject({
  linkId: z.string().min(1).max(255),
  type: z.enum(itemTypes),
  text: z.string().optional(),
  prefix: z.string().optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  maxLength: z.number().optional(),
  enableWhen: z.array(enableWhen).optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
  answerOption: z.array(answerOption).optional(),
  answerValueSet: z.string().optional(),
  initial: z.array(z.looseObject({})).optional(),
  extension: z.array(extension).optional(),
  get item() {
    return z.array(item).optional()
  },
}) as z.ZodType<Item>

/** Reads a stored or shipped questionnaire. For one from elsewhere use `checkImport`, which says in words what is wrong. */
export const questionnaireSchema: z.ZodType<Questionnaire> = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  name: z.string().optional(),
  title: z.string().optional(),
  status: z.string(),
  description: z.string().optional(),
  copyright: z.string().optional(),
  contained: z.array(z.looseObject({})).optional(),
  item: z.array(item).optional(),
  extension: z.array(extension).optional(),
})
