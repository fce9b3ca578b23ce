import { z } from 'zod'
import { line } from '@/lib/platform/field'

/** A phone's width at its sharpest, and what a printed sheet needs */
export const GUIDE_PICTURE_SIDE = 1200

/** "Hands in water" is known as hands-in-water in a guide's text */
export const pictureName = line({ label: 'a name for the picture', max: 60 }).transform((words, context) => {
  const name = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (name !== '') return name
  context.addIssue({ code: 'custom', message: 'Enter a name with letters or digits' })
  return z.NEVER
})
