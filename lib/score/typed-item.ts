import type { QuestionnaireResponse, ResponseItem } from '@/lib/questionnaire/response'
import { evaluate } from './expression'

/**
 * FHIRPath knows the type of what it has come to from the resource (so that `value` is `valueInteger`), not of an object
 * put before it: each item is looked up by its path once, which marks it.
 */
export function typedItems(response: QuestionnaireResponse): (item: ResponseItem) => object {
  let paths: Map<object, string> | undefined
  return (item) => {
    paths ??= pathsIn(response)
    const path = paths.get(item)
    const found = path === undefined ? undefined : evaluate(path, response)
    const [one] = found?.ok ? found.results : []
    return typeof one === 'object' && one !== null ? one : item
  }
}

function pathsIn(response: QuestionnaireResponse): Map<object, string> {
  const paths = new Map<object, string>()
  const waiting: { items: readonly ResponseItem[] | undefined; path: string }[] = [
    { items: response.item, path: '' },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [at, item] of (next.items ?? []).entries()) {
      const path = `${next.path}item[${at}]`
      paths.set(item, path)
      waiting.push({ items: item.item, path: `${path}.` })
      for (const [nth, answer] of (item.answer ?? []).entries())
        waiting.push({ items: answer.item, path: `${path}.answer[${nth}].` })
    }
  }
  return paths
}
