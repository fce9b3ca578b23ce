import { codingsOf } from './value-set'

/** FHIR sets no limit; a patient's phone does */
export const MOST_LEVELS = 50

/** An item of a file that nothing is known about yet; `linkId` null where it has none, or is the file itself */
export type Found = Readonly<{ json: Record<string, unknown>; linkId: string | null; depth: number }>

export type ImportNote = Readonly<{
  /** The item it is about; null: the file as a whole, or an item without a linkId */
  linkId: string | null
  sentence: string
  /** FHIR can do without it; a patient's form cannot */
  isOursToWant?: true
}>

/** A file with what its items are checked against */
export type ImportFile = Readonly<{
  json: Record<string, unknown>
  items: readonly Found[]
  /** The items of each linkId: more than one is a fault */
  byLinkId: ReadonlyMap<string, readonly Found[]>
  /** Whether a value set lies in the file and lists its codes */
  lists: (reference: string) => boolean
}>

export function fileOf(json: Record<string, unknown>): ImportFile {
  const items = itemsIn(json)
  const byLinkId = Map.groupBy(
    items.filter((one) => one.linkId !== null),
    (one) => one.linkId ?? '',
  )
  const contained = Array.isArray(json.contained) ? json.contained.filter(isObject) : []
  return { json, items, byLinkId, lists: (reference) => codingsOf(contained, reference) !== undefined }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; what else stands there is left to the schema */
export const objects = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : []

/** How deep arrays and objects stand in one another, found without recursion */
export function deepest(json: unknown): number {
  let most = 0
  const waiting: [unknown, number][] = [[json, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next
    most = Math.max(most, depth)
    if (depth > 10_000) return depth
    if (value === null || typeof value !== 'object') continue
    for (const part of Object.values(value)) waiting.push([part, depth + 1])
  }
  return most
}

/** Every item of the file, in order, however malformed */
function itemsIn(json: Record<string, unknown>): readonly Found[] {
  const found: Found[] = []
  const waiting: [unknown, number][] = []
  const wait = (items: unknown, depth: number) => {
    if (Array.isArray(items)) for (const one of [...items].reverse()) waiting.push([one, depth])
  }
  wait(json.item, 1)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next
    const item = isObject(value) ? value : {}
    const linkId = typeof item.linkId === 'string' && item.linkId !== '' ? item.linkId : null
    found.push({ json: item, linkId, depth })
    wait(item.item, depth + 1)
  }
  return found
}

/** How to speak of an item: its words, else its linkId, else where it stands */
export function nameOf({ json, linkId }: Found): string {
  const text = typeof json.text === 'string' ? json.text.trim() : ''
  if (text) return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`
  return linkId ? `The item ${linkId}` : 'An item without words'
}
