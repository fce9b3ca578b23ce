/** A whole number as a form or an address brings it, such as a revision; undefined for anything else */
export const postedNumber = (text: unknown): number | undefined =>
  typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined
