import type { Absence } from './answers'

/**
 * The names a page's form posts, in one place for the components that write them and `readPage` that reads them. Each
 * is also fit to be an element's id: what is not a letter, digit, - or _ in a linkId is written as ~hex~.
 */
export const fieldName = (linkId: string): string => `a.${escaped(linkId)}`

/** Own words beside choices. Several fields of this name may be posted where the item repeats. */
export const otherFieldName = (linkId: string): string => `${fieldName(linkId)}.other`

/** A check box or radio outside the item's own control, for text, numbers and dates; its values are `absences` */
export const absentFieldName = (linkId: string): string => `${fieldName(linkId)}.absent`

export const dateFieldName = (linkId: string, part: 'day' | 'month' | 'year'): string =>
  `${fieldName(linkId)}.${part}`

/** The unit of a number, where there are several to choose from */
export const unitFieldName = (linkId: string): string => `${fieldName(linkId)}.unit`

/** The id of the nth row of a question that takes several; the first is the question's own */
export const rowId = (name: string, row: number): string => (row === 0 ? name : `${name}.${row + 1}`)

/** The place 1, 2, 3 … given to an option (its key), or to the own words of the nth field (`otherKey(n)`) */
export const rankFieldName = (linkId: string, key: string): string =>
  `${fieldName(linkId)}.rank.${escaped(key)}`

/** One hidden field of this name for each question drawn, its value the linkId: so an empty check box group can be told from one not drawn */
export const shownFieldName = 'shown'

/** The names of the buttons that add an instance of what repeats and take one away; their value is its address */
export const addFieldName = 'add'
export const removeFieldName = 'remove'

/** The name of the buttons that take a picture out of an answer; their value is `id linkId` */
export const removePhotoFieldName = 'remove-photo'

/** The value of the choice "something else", whose words are in the other field; n counts from 0 where there are several */
export const otherKey = (n = 0): string => `other.${n}`

/** The value of "I'm not sure" or "I'd rather not say" as one more radio or check box of the item's own field */
export const absentKey = (absence: Absence): string => `absent.${absence}`

function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/gu, (character) => `~${character.codePointAt(0)?.toString(16)}~`)
}
