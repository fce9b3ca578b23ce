import { z } from 'zod'

/** A number as people type it, or nothing */
export function figure(label: string, whole = false) {
  return z
    .string()
    .trim()
    .max(20, `Shorten ${label}`)
    .default('')
    .transform((text) => text.replace(',', '.'))
    .refine(
      (text) => text === '' || (whole ? /^-?\d{1,9}$/ : /^-?\d{1,9}(\.\d{1,6})?$/).test(text),
      `Enter ${label} as a ${whole ? 'whole number' : 'number'}`,
    )
    .transform((text) => (text === '' ? undefined : Number(text)))
}

/** The same for what has many rows: undefined where it is no number */
export const figureIn = (text: string): number | undefined => {
  const read = figure('').safeParse(text)
  return read.success ? read.data : undefined
}
