import { getTranslations } from 'next-intl/server'
import { issueSentence } from '@/components/questionnaire/spoken'
import { fieldName } from '@/lib/questionnaire/field-names'
import type { Issue } from '@/lib/questionnaire/issue'

/** What is wrong with answers, in a sentence for each field of the form */
export async function errorsOf(issues: readonly Issue[]): Promise<Record<string, string>> {
  const t = await getTranslations('questionnaireErrors')
  return Object.fromEntries(issues.map((issue) => [fieldName(issue.linkId), issueSentence(t, issue)]))
}
