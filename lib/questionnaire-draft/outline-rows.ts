import type { Questionnaire } from '@/lib/questionnaire/schema'
import { type Kind, kindOf } from './item-kind'
import { linesOf } from './item-tree'

/** One item in the outline that an author works in */
export type OutlineRow = {
  linkId: string
  depth: number
  words: string
  kind: Kind
  /** It is asked only when something else was answered */
  isConditional: boolean
  /** Something keeps it from being published */
  isBlocked: boolean
}

export const outlineRows = (questionnaire: Questionnaire, blocked: ReadonlySet<string>): OutlineRow[] =>
  [...linesOf(questionnaire)].map(({ item, depth }) => ({
    linkId: item.linkId,
    depth,
    words: item.text?.trim() ?? '',
    kind: kindOf(item),
    isConditional: (item.enableWhen ?? []).length > 0,
    isBlocked: blocked.has(item.linkId),
  }))
