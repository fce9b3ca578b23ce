import { extensionsOf, extensionUrl } from './extension'
import type { Item } from './schema'

/** Asked and not known, asked and not told: codes of FHIR's data-absent-reason */
export const absences = ['asked-unknown', 'asked-declined'] as const
export type Absence = (typeof absences)[number]

/** One FHIR value[x] */
export type FhirValue = Readonly<
  | { valueBoolean: boolean }
  | { valueInteger: number }
  | { valueDecimal: number }
  | { valueDate: string }
  | { valueString: string }
  | { valueCoding: CodingValue }
  | { valueQuantity: QuantityValue }
  | { valueAttachment: AttachmentValue }
>
export type CodingValue = Readonly<{
  system?: string | undefined
  code: string
  display?: string | undefined
}>
export type QuantityValue = Readonly<{
  value: number
  unit?: string | undefined
  system?: string | undefined
  code?: string | undefined
}>

/** A picture that is stored elsewhere; `url` says where */
export type AttachmentValue = Readonly<{
  contentType: string
  url: string
  /** In bytes */
  size: number
  title?: string | undefined
}>

/** What was said to one question: one value or several (check boxes; in the order of rank), or why there is none */
export type Answer = Readonly<{ values: readonly FhirValue[] }> | Readonly<{ absent: Absence }>

/**
 * Answers by linkId. Four different things: no entry is skipped; `asked-unknown` is not sure; `asked-declined` is would
 * rather not say; and an item that is not enabled was not asked, whatever stands here. Read it with `answerOf`:
 * linkIds come from files, and one may be called "constructor".
 */
export type Answers = Readonly<Record<string, Answer>>

/** What a page changes; null takes an answer away */
export type AnswerPatch = Readonly<Record<string, Answer | null>>

export const noAnswers: Answers = {}

export function answerOf(answers: Answers, linkId: string): Answer | undefined {
  return Object.hasOwn(answers, linkId) ? answers[linkId] : undefined
}

/** The values, none where there is no answer or it is absent */
export function valuesOf(answer: Answer | undefined): readonly FhirValue[] {
  return answer && 'values' in answer ? answer.values : []
}

export function absenceOf(answer: Answer | undefined): Absence | undefined {
  return answer && 'absent' in answer ? answer.absent : undefined
}

/** The answers after a change. Entries are own properties even where a linkId is "__proto__". */
export function withPatch(answers: Answers, patch: AnswerPatch): Answers {
  const entries = new Map<string, Answer>(Object.entries(answers))
  for (const [linkId, answer] of Object.entries(patch)) {
    if (answer === null) entries.delete(linkId)
    else entries.set(linkId, answer)
  }
  return Object.fromEntries(entries)
}

/** Whether two answers say the same, whatever the order of keys they were stored in and the language a choice is shown in */
export function sameAnswer(one: Answer | null | undefined, other: Answer | null | undefined): boolean {
  return canonical(one ?? null) === canonical(other ?? null)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    // a coding's words follow whoever reads it
    if (key === 'display') return undefined
    return part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  })
}

/** The ways not to answer that an item offers */
export function allowedAbsences(item: Item): readonly Absence[] {
  const codes = extensionsOf(item, extensionUrl.allowedAbsence).map((one) => one.valueCode)
  return absences.filter((absence) => codes.includes(absence))
}
