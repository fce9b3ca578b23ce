import { z } from 'zod'

/** How long a clinic keeps what was relied on: years after the last visit, and for a child at least until this age */
export type Keeping = { years: number; untilAge: number }

/** No law that we know asks for less or for more */
export const KEEPING_BOUNDS = { years: [5, 50], untilAge: [18, 40] } as const

const whole = ([least, most]: readonly [number, number], words: string) =>
  z
    .string({ error: words })
    .trim()
    .regex(/^\d{1,3}$/, words)
    .transform(Number)
    .refine((number) => number >= least && number <= most, words)

/** As typed into the form */
export const keepingTyped = z.strictObject({
  years: whole(KEEPING_BOUNDS.years, 'Enter a number of years from 5 to 50'),
  untilAge: whole(KEEPING_BOUNDS.untilAge, 'Enter an age from 18 to 40'),
})
