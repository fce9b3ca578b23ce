import { extensionUrl } from './extension'
import type { AnswerOption, Extension, Questionnaire } from './schema'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/**
 * The codes of a value set that stands in the questionnaire itself ("#id"). Undefined where it is not there, lists none,
 * or needs a terminology server to say which they are. By hand rather than with zod: the browser reads this too.
 */
export function codingsOf(
  contained: Questionnaire['contained'],
  reference: string | undefined,
): AnswerOption[] | undefined {
  if (!reference?.startsWith('#')) return undefined
  const found = contained?.find((one) => one.id === reference.slice(1) && one.resourceType === 'ValueSet')
  if (!found) return undefined
  const options = isObject(found.expansion) ? expanded(found.expansion) : composed(found.compose)
  return options && options.length > 0 ? options : undefined
}

function expanded(expansion: Json): AnswerOption[] {
  const options: AnswerOption[] = []
  const waiting = objects(expansion.contains).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    waiting.push(...objects(next.contains).reverse())
    if (next.abstract !== true) options.push(...optionFrom(next, text(next.system)))
  }
  return options
}

function composed(compose: unknown): AnswerOption[] | undefined {
  if (!isObject(compose) || objects(compose.exclude).length > 0) return undefined
  const included = objects(compose.include)
  const isListed = (one: Json) =>
    objects(one.concept).length > 0 && one.filter === undefined && one.valueSet === undefined
  if (!included.every(isListed)) return undefined
  return included.flatMap((one) =>
    objects(one.concept).flatMap((concept) => optionFrom(concept, text(one.system))),
  )
}

function optionFrom(concept: Json, system: string | undefined): AnswerOption[] {
  const code = text(concept.code)
  if (code === undefined) return []
  const extension = objects(concept.extension).filter(
    (one): one is Json & Extension => typeof one.url === 'string',
  )
  const valueCoding = { system, code, display: text(concept.display), ...inOthers(concept) }
  return [{ valueCoding, extension }]
}

/** A value set has its words in other languages as designations; an option has them as translations of its words */
function inOthers(concept: Json): Json {
  const translations = objects(concept.designation).flatMap(({ language, value }) =>
    text(language) === undefined || text(value) === undefined
      ? []
      : {
          url: extensionUrl.translation,
          extension: [
            { url: 'lang', valueCode: language },
            { url: 'content', valueString: value },
          ],
        },
  )
  return translations.length > 0 ? { _display: { extension: translations } } : {}
}
