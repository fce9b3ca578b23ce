import type { Item } from '@/lib/questionnaire/schema'
import { isHelp } from './item-tree'

/** Short for a part of a draft as it stood when a form was drawn: another one means that it was changed since */
export function fingerprint(part: unknown): string {
  const text = JSON.stringify(part) ?? ''
  let [one, other] = [0x811c9dc5, 0x1000193]
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193) >>> 0
    other = Math.imul(other + text.charCodeAt(at), 0x85ebca6b) >>> 0
  }
  return `${one.toString(36)}${other.toString(36)}${text.length.toString(36)}`
}

/** An item by what its own form changes: what stands in it has forms of its own */
export const itemFingerprint = ({ item, ...own }: Item): string =>
  fingerprint([own, item?.filter(isHelp) ?? []])
