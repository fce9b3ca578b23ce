import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import type { EnableWhen, Item, Questionnaire } from '@/lib/questionnaire/schema'

/** Whether an answer that a condition looks for can be given at all */
export function isOffered(questionnaire: Questionnaire, item: Item, { answerCoding }: EnableWhen): boolean {
  const { code, system } = answerCoding ?? {}
  if (code === undefined) return true
  return optionOf(optionsOf(questionnaire, item), { valueCoding: { system, code } }) !== undefined
}
