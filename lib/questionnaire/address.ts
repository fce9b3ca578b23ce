/** FHIR R4 has no control characters in text but tabs and line breaks, so no linkId that may be brought in has this one */
const SEPARATOR = '\u001f'

/**
 * The key of an answer. Outside everything that repeats it is the linkId and nothing else. What stands in a repeating item
 * has an address: its linkId, then the id of the instance of each repeating item around it (and of itself), the outermost
 * first. An id is made once, when the instance is added, and never given to another.
 */
export const addressOf = (linkId: string, ids: readonly string[]): string => [linkId, ...ids].join(SEPARATOR)

export const linkIdOf = (key: string): string => key.split(SEPARATOR, 1)[0] ?? key

export const idsOf = (key: string): string[] => key.split(SEPARATOR).slice(1)

/** The key that keeps an instance while nothing in it is answered; the answer there is only a mark */
export const placedKey = (address: string): string => `${address}${SEPARATOR}`

export const isPlacedKey = (key: string): boolean => key.endsWith(SEPARATOR)

/** The instance that a mark keeps */
export const placedAddress = (key: string): string => key.slice(0, -SEPARATOR.length)

/** The key under which the server keeps whether an item's condition holds, where an expression decides it */
export const conditionKey = (address: string): string => `${address}${SEPARATOR}?`

export const isConditionKey = (key: string): boolean => key.endsWith(`${SEPARATOR}?`)

/** The item that a mark or a condition is about; an answer's own key as it is */
export function subjectOf(key: string): string {
  if (isConditionKey(key)) return key.slice(0, -2 * SEPARATOR.length)
  return isPlacedKey(key) ? placedAddress(key) : key
}

/** Digits and small letters: a number in base 36, and their order is the order of the instances */
export const isInstanceId = (text: string): boolean => /^[0-9a-z]{1,12}$/.test(text)

export const inInstanceOrder = (one: string, other: string): number =>
  Number.parseInt(one, 36) - Number.parseInt(other, 36) || (one < other ? -1 : one > other ? 1 : 0)

/** Whether FHIR allows these characters in text */
export const isFhirText = (text: string): boolean => !/[^\P{Cc}\t\n\r]/u.test(text)
