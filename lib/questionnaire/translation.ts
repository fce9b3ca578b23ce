import { extensionUrl } from './extension'
import { isObject, objects } from './import-file'
import type { Questionnaire } from './schema'

type Json = Record<string, unknown>

const known = new WeakMap<Questionnaire, Map<string, Questionnaire>>()

/**
 * The questionnaire with its words in a language, where the file translates them: texts by FHIR's `translation` extension,
 * the codes of a contained value set by their designations. Words without a translation stay as they are, and no
 * value changes: an option that is text keeps it, and only shows the other words.
 */
export function inLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  const ofThis = known.get(questionnaire) ?? new Map<string, Questionnaire>()
  known.set(questionnaire, ofThis)
  const before = ofThis.get(language)
  if (before) return before
  const made = isTranslated(questionnaire) ? translated(questionnaire, language) : questionnaire
  ofThis.set(language, made)
  return made
}

/** Whether the file has other words at all, so that the many that have none stay the same object */
function isTranslated(questionnaire: Questionnaire): boolean {
  const json = JSON.stringify(questionnaire)
  return json.includes(extensionUrl.translation) || json.includes('"designation"')
}

function translated<Part>(part: Part, language: string): Part
function translated(part: unknown, language: string): unknown {
  if (Array.isArray(part)) return part.map((one) => translated(one, language))
  if (!isObject(part)) return part
  const entries = Object.entries(part).map(([key, value]) => [key, translated(value, language)] as const)
  const copy: Json = Object.fromEntries(entries)
  for (const [key, value] of Object.entries(part)) {
    const words = key.startsWith('_') ? wordsIn(value, language) : undefined
    const of = key.slice(1)
    if (words === undefined || typeof part[of] !== 'string') continue
    if (of === 'valueString' && !Object.hasOwn(part, 'url'))
      copy.extension = [...objects(copy.extension), { url: extensionUrl.optionWords, valueString: words }]
    else copy[of] = words
  }
  const designation = objects(part.designation).find((one) => one.language === language)?.value
  return typeof designation === 'string' && typeof part.code === 'string'
    ? { ...copy, display: designation }
    : copy
}

function wordsIn(underscored: unknown, language: string): string | undefined {
  const found = objects(isObject(underscored) ? underscored.extension : undefined)
    .filter(({ url }) => url === extensionUrl.translation)
    .map((one) => objects(one.extension))
    .find((parts) => parts.some(({ url, valueCode }) => url === 'lang' && valueCode === language))
  const content = found?.find(({ url }) => url === 'content')
  const words = content?.valueString ?? content?.valueMarkdown
  return typeof words === 'string' && words !== '' ? words : undefined
}
