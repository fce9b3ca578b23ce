import { type Change, comparedNamed } from '@/lib/questionnaire/difference'
import { extensionsOf, extensionUrl, textOf } from '@/lib/questionnaire/extension'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { flagRules } from './rule'
import { ruleWords, scoreWords } from './rule-words'

/** What raises a flag in a newer version otherwise than in an older one */
export const comparedRules = (before: Questionnaire, after: Questionnaire): Change[] =>
  comparedNamed(namedIn(before), namedIn(after))

const namedIn = (questionnaire: Questionnaire) =>
  flagRules(questionnaire).map((rule) => {
    const { id, words, severity, version, patientWords = '', expression = '' } = rule
    const data = extensionsOf(questionnaire, extensionUrl.flag).find((one) => textOf(one, 'id') === id)
    const said = [
      ['Words', words],
      ['Severity', severity],
      ['Raised when', (data && scoreWords(questionnaire, data)) || ruleWords(questionnaire, rule)],
      ['The patient is told', patientWords],
      ['Worked out by', data && scoreWords(questionnaire, data) ? '' : expression],
      ['Rule version', version],
    ] as const
    return { id, words, said, data }
  })
