import { flagProblems } from '@/lib/flag/rule'
import { scoreProblems } from '@/lib/score/definition'
import { expressionProblems } from '@/lib/score/expression-problems'
import { type ImportNote, isObject } from './import-file'
import { checkImport } from './importing'
import { type OutcomeIssue, outcomeIssue } from './operation-outcome'
import type { Questionnaire } from './schema'

/** What is wrong with a questionnaire file, and the questionnaire where it can be used all the same */
export type QuestionnaireCheck = Readonly<{
  issues: readonly OutcomeIssue[]
  questionnaire: Questionnaire | null
}>

/**
 * Looks at a questionnaire file's text as importing does, by FHIR's rules alone: what keeps it from being shown is an error,
 * what would be shown otherwise than it asks a warning.
 */
export function checkQuestionnaire(text: string): QuestionnaireCheck {
  const checked = checkImport(text, 'fhir')
  const paths = pathsIn(text)
  if (!checked.ok)
    return { issues: checked.problems.map((one) => said(one, 'error', paths)), questionnaire: null }
  const { questionnaire, degraded } = checked
  const rules = [...scoreProblems(questionnaire), ...flagProblems(questionnaire)]
  return {
    issues: [
      ...expressionProblems(questionnaire).map((one) => said(one, 'error', paths)),
      ...rules.map((sentence) => said({ linkId: null, sentence }, 'error', paths)),
      ...degraded.map((one) => said(one, 'warning', paths)),
    ],
    questionnaire,
  }
}

function said(
  note: ImportNote,
  severity: 'error' | 'warning',
  paths: ReadonlyMap<string, string>,
): OutcomeIssue {
  const { linkId, sentence, isOursToWant } = note
  const code = isOursToWant ? 'business-rule' : severity === 'warning' ? 'not-supported' : 'invalid'
  const path = linkId === null ? 'Questionnaire' : (paths.get(linkId) ?? 'Questionnaire')
  return outcomeIssue(severity, code, sentence, path)
}

/** Where each linkId stands first, as FHIRPath; nothing for a file that cannot be read */
function pathsIn(text: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  const waiting: [unknown, string][] = [[parsed(text), 'Questionnaire']]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [json, path] = next
    if (!isObject(json) || path.length > 2000) continue
    if (typeof json.linkId === 'string' && !paths.has(json.linkId)) paths.set(json.linkId, path)
    if (!Array.isArray(json.item)) continue
    for (const [at, item] of [...json.item.entries()].reverse()) waiting.push([item, `${path}.item[${at}]`])
  }
  return paths
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
