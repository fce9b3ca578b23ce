import { getTranslations } from 'next-intl/server'
import { WRONG_WORDS } from '@/lib/agenda/schema'
import type { FieldErrors } from '@/lib/platform/field'

/** What is wrong with a patient's words about a topic, as a sentence in their language */
export async function wordsError(errors: FieldErrors): Promise<string> {
  const t = await getTranslations('agenda')
  return t(WRONG_WORDS.find((key) => key === errors.words) ?? 'wordsMissing')
}
