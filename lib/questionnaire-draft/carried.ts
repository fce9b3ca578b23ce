import { extensionOf, extensionUrl } from '@/lib/questionnaire/extension'
import type { Item } from '@/lib/questionnaire/schema'

const extensions = [
  [extensionUrl.hidden, 'it is never shown'],
  [extensionUrl.regex, 'a pattern for the answer'],
  [extensionUrl.calculatedExpression, 'a formula that works its answer out'],
  [extensionUrl.enableWhenExpression, 'a formula that decides when it is asked'],
  [extensionUrl.variable, 'a figure that formulas use'],
] as const

/** What an item that was brought in carries and its form does not show; it is kept as it is */
export function carriedBy(item: Item): string[] {
  const found = extensions.filter(([url]) => extensionOf(item, url)).map(([, words]) => words)
  return [
    ...(item.prefix ? [`the number “${item.prefix}” before its words`] : []),
    ...(item.readOnly ? ['its answer cannot be changed'] : []),
    ...(item.initial ? ['an answer that is filled in already'] : []),
    ...found,
  ]
}
