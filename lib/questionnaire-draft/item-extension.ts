import { extensionUrl } from '@/lib/questionnaire/extension'
import { isObject, objects } from '@/lib/questionnaire/import-file'
import type { Extension } from '@/lib/questionnaire/schema'

type Extended = { extension?: readonly Extension[] | undefined }

/** An element with these values under a url, in place of what stood there; the others keep their order */
export function withExtensions<Element extends Extended>(
  element: Element,
  url: string,
  values: readonly Omit<Extension, 'url'>[],
): Element {
  const all = element.extension ?? []
  const at = all.findIndex((one) => one.url === url)
  const made = values.map((value) => ({ url, ...value }))
  const before = at < 0 ? all : all.slice(0, at)
  const after = at < 0 ? [] : all.slice(at).filter((one) => one.url !== url)
  const { extension: _, ...rest } = element
  const extension = [...before, ...made, ...after]
  return (extension.length > 0 ? { ...rest, extension } : rest) as Element
}

export const withFlag = <Element extends Extended>(element: Element, url: string, isSet: boolean): Element =>
  withExtensions(element, url, isSet ? [{ valueBoolean: true }] : [])

/** FHIR puts what is said of a text ("text") beside it ("_text") */
const besides = (key: string): string => `_${key}`

const isSpanish = (extension: Record<string, unknown>): boolean =>
  extension.url === extensionUrl.translation &&
  objects(extension.extension).some((one) => one.url === 'lang' && one.valueCode === 'es')

/** The Spanish words of a text; '' where it has none */
export function spanishOf(element: object | undefined, key: string): string {
  const beside: unknown = element && Reflect.get(element, besides(key))
  const found = objects(isObject(beside) ? beside.extension : undefined).find(isSpanish)
  const content = objects(found?.extension).find((one) => one.url === 'content')
  const words = content?.valueString ?? content?.valueMarkdown
  return typeof words === 'string' ? words : ''
}

/** The same element with these Spanish words for a text; '' takes them away. Other languages stay, and so do these words as they were written. */
export function withSpanish<Element extends object>(element: Element, key: string, words: string): Element {
  if (words === spanishOf(element, key)) return element
  const beside: unknown = Reflect.get(element, besides(key))
  const { extension, ...others } = isObject(beside) ? beside : { extension: [] }
  const kept = objects(extension).filter((one) => !isSpanish(one))
  const made = {
    url: extensionUrl.translation,
    extension: [
      { url: 'lang', valueCode: 'es' },
      { url: 'content', valueString: words },
    ],
  }
  const all = words === '' ? kept : [...kept, made]
  const entries = Object.entries(element).filter(([name]) => name !== besides(key))
  const next = all.length > 0 ? { ...others, extension: all } : others
  return Object.fromEntries(
    Object.keys(next).length > 0 ? [...entries, [besides(key), next]] : entries,
  ) as Element
}
