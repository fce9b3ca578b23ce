import { textOf } from '@/lib/questionnaire/extension'
import type { Extension, Questionnaire } from '@/lib/questionnaire/schema'
import type { Fresh } from './outline-edit'

const idIn = (extension: Extension): string => textOf(extension, 'id') ?? ''

/** One score or flag rule of a questionnaire by its id; undefined where it is not there */
export const ruleIn = (questionnaire: Questionnaire, url: string, id: string): Extension | undefined =>
  questionnaire.extension?.find((one) => one.url === url && idIn(one) === id)

/** The same questionnaire with a rule in place of the one of its id, at the end where there is none, or without it */
export function withRule(
  questionnaire: Questionnaire,
  url: string,
  id: string,
  rule: Extension | null,
): Questionnaire {
  const all = questionnaire.extension ?? []
  const at = all.findIndex((one) => one.url === url && idIn(one) === id)
  const made = rule ? [rule] : []
  const extension = at < 0 ? [...all, ...made] : [...all.slice(0, at), ...made, ...all.slice(at + 1)]
  const { extension: _, ...rest } = questionnaire
  return extension.length > 0 ? { ...rest, extension } : rest
}

/** An id that no other rule of the questionnaire has; FHIR's code takes it */
export function freshId(questionnaire: Questionnaire, url: string, fresh: Fresh): string {
  for (;;) {
    const id = fresh()
    if (!ruleIn(questionnaire, url, id)) return id
  }
}

/** The parts of a rule that its form does not show, kept as they are */
export const otherParts = (rule: Extension | undefined, shown: readonly string[]): Extension[] =>
  rule?.extension?.filter((one) => !shown.includes(one.url)) ?? []

export const codePart = (url: string, valueCode: string): Extension => ({ url, valueCode })
export const textPart = (url: string, text: string): Extension[] =>
  text === '' ? [] : [{ url, valueString: text }]
export const numberPart = (url: string, value: number | undefined): Extension[] =>
  value === undefined ? [] : [{ url, valueDecimal: value }]
export const expressionPart = (expression: string): Extension => ({
  url: 'expression',
  valueExpression: { language: 'text/fhirpath', expression },
})
