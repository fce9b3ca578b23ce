import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flagRules } from '@/lib/flag/rule'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { edit } from './draft-edit'
import { fieldsOfFlag, manyFlagFields } from './flag-edit'
import { ruleFingerprint } from './score-edit'

const shipped = questionnaireSchema.parse(
  JSON.parse(readFileSync('content/questionnaires/jak-safety-check.json', 'utf8')),
)
const id = 'chest-pain'

/** The flag's form sent with other fields */
function sent(questionnaire: Questionnaire, over: Record<string, string>): Questionnaire {
  const drawn = Object.entries(fieldsOfFlag(questionnaire, id)).map(([name, values]) => [
    name,
    manyFlagFields.includes(name) ? values : (values[0] ?? ''),
  ])
  const was = ruleFingerprint(questionnaire, extensionUrl.flag, id)
  const fields = { ...Object.fromEntries(drawn), ...over }
  const done = edit(questionnaire, { act: 'flag', id, was, button: '', fields }, () => 'new')
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.questionnaire
}
const told = (questionnaire: Questionnaire, language: string) =>
  flagRules(inLanguage(questionnaire, language)).find((one) => one.id === id)?.patientWords

describe('What a flag tells the patient to do', () => {
  it('stays in Spanish too when something else of the flag is changed', () => {
    const spanish = told(shipped, 'es')
    expect(spanish).toEqual(expect.stringMatching(/dolor/))
    expect(sent(shipped, {})).toEqual(shipped)
    expect(told(sent(shipped, { words: 'Chest pain' }), 'es')).toBe(spanish)
  })

  it('is written in both languages, and is English alone where the Spanish is taken away', () => {
    const both = sent(shipped, { patientWords: 'Call {emergency}.', patientWordsEs: 'Llame al {emergency}.' })
    expect(['en', 'es'].map((language) => told(both, language))).toEqual([
      'Call {emergency}.',
      'Llame al {emergency}.',
    ])
    expect(told(sent(both, { patientWordsEs: '' }), 'es')).toBe('Call {emergency}.')
  })
})
