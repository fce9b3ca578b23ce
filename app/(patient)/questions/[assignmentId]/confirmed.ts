import { drawnFields } from '@/components/questionnaire/drawn-fields'
import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { fieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { stillFieldName } from '@/lib/questionnaire-response/last-time'

/** A posted page with what was confirmed put into its fields, as if it had been picked; what was picked anew goes before */
export function withConfirmed(form: FormData, questionnaire: Questionnaire, before: Answers): FormData {
  const filled = new FormData()
  for (const [name, value] of form) filled.append(name, value)
  for (const linkId of form.getAll(stillFieldName)) {
    const item = typeof linkId === 'string' ? itemOf(questionnaire, linkId) : undefined
    const answer = item && answerOf(before, item.linkId)
    if (!item || !answer || isFilled(form, item.linkId)) continue
    const fields = drawnFields(item, optionsOf(questionnaire, item), answer)
    for (const [name, values] of Object.entries(fields)) {
      filled.delete(name)
      for (const value of values) filled.append(name, value)
    }
  }
  return filled
}

const isFilled = (form: FormData, linkId: string): boolean =>
  [...form].some(
    ([name, value]) =>
      value !== '' &&
      !name.includes('.rank.') &&
      (name === fieldName(linkId) || name.startsWith(`${fieldName(linkId)}.`)),
  )
