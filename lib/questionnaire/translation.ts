import { extensionUrl } from './extension'
import { isObject, objects } from './import-file'
import { itemIndex } from './item-index'
import type { Item, Questionnaire } from './schema'
import { codingsOf } from './value-set'

type Json = Record<string, unknown>

const known = new WeakMap<Questionnaire, Map<string, Questionnaire>>()

/**
 * The questionnaire with its words in a language, where the file translates them: texts by FHIR's `translation` extension,
 * the codes of a contained value set by their designations. Words without a translation stay as they are, and no
 * value changes: an option that is text keeps it, and only shows the other words. Its `language`
 * is that one where an item's text is in it.
 */
export function inLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  const ofThis = known.get(questionnaire) ?? new Map<string, Questionnaire>()
  known.set(questionnaire, ofThis)
  const before = ofThis.get(language)
  if (before) return before
  const made = isTranslated(questionnaire, language) ? translated(questionnaire, language) : questionnaire
  ofThis.set(language, made)
  return made
}

/** What the words of a questionnaire are in that says nothing about it */
const UNSAID = 'en'

/**
 * The language of its words as they stand in it: the tag that a screen reader is told. FHIR's `language` stays unread by the
 * schema: files that were taken before may have anything there.
 */
export function languageOfWords(questionnaire: Questionnaire): string {
  const { language: said }: Json = { ...questionnaire }
  return typeof said === 'string' && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(said) ? said : UNSAID
}

/** Which other of these languages each of its items has its words in, from the resource as it is stored */
export function alsoIn<Tag extends string>(resource: unknown, languages: readonly Tag[]): Tag[] {
  const said = isObject(resource) ? resource.language : undefined
  const items = itemsIn(resource).filter(({ text }) => typeof text === 'string' && text !== '')
  return languages.filter(
    (language) =>
      language !== (said ?? UNSAID) &&
      items.length > 0 &&
      items.every(({ _text }) => wordsIn(_text, language) !== undefined),
  )
}

const itemsIn = (part: unknown): Json[] =>
  isObject(part) ? objects(part.item).flatMap((item) => [item, ...itemsIn(item)]) : []

/** Whether the file has other words in that language at all, so that the many that have none stay the same object */
function isTranslated(part: unknown, language: string): boolean {
  if (Array.isArray(part)) return part.some((one) => isTranslated(one, language))
  if (!isObject(part)) return false
  return (
    objects(part.designation).some((one) => one.language === language) ||
    Object.entries(part).some(
      ([key, value]) =>
        (key.startsWith('_') && wordsIn(value, language) !== undefined) || isTranslated(value, language),
    )
  )
}

function translated(questionnaire: Questionnaire, language: string): Questionnaire {
  const worded = withWords(questionnaire, language)
  const { item: items } = worded
  const made = items ? { ...worded, item: items.map((item) => withOptions(item, worded.contained)) } : worded
  const isSaid = itemIndex(questionnaire).places.some(({ item }) => {
    const { _text }: Json = { ...item }
    return wordsIn(_text, language)
  })
  return isSaid ? Object.assign({ ...made }, { language }) : made
}

/**
 * The codes of a contained value set, beside the question that they answer: what was chosen is stored in the file's own
 * words, and whoever has only the item puts it in these.
 */
function withOptions(item: Item, contained: Questionnaire['contained']): Item {
  const answerOption = item.answerOption ?? codingsOf(contained, item.answerValueSet)
  const within = item.item?.map((one) => withOptions(one, contained))
  return { ...item, ...(answerOption && { answerOption }), ...(within && { item: within }) }
}

function withWords<Part>(part: Part, language: string): Part
function withWords(part: unknown, language: string): unknown {
  if (Array.isArray(part)) return part.map((one) => withWords(one, language))
  if (!isObject(part)) return part
  const entries = Object.entries(part).map(([key, value]) => [key, withWords(value, language)] as const)
  const copy: Json = Object.fromEntries(entries)
  for (const [key, value] of Object.entries(part)) {
    const words = key.startsWith('_') ? wordsIn(value, language) : undefined
    const of = key.slice(1)
    if (words === undefined || typeof part[of] !== 'string') continue
    if (of === 'valueString' && !Object.hasOwn(part, 'url'))
      copy.extension = [...objects(copy.extension), { url: extensionUrl.optionWords, valueString: words }]
    else {
      copy[of] = words
      // one without a code is known by its words: those of the file, whoever reads it in others
      if (of === 'display' && part.code === undefined) copy.code = part.display
    }
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
