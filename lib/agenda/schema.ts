import { z } from 'zod'
import { id, paragraph } from '@/lib/platform/field'

/** What may be wrong with a patient's words: keys of content/messages/<language>/agenda.json */
export const WRONG_WORDS = ['wordsMissing', 'wordsGone', 'wordsLong', 'wordsUnprintable'] as const
export type WrongWords = (typeof WRONG_WORDS)[number]
const says = (key: WrongWords): WrongWords => key

const words = paragraph({
  label: 'your words',
  max: 1000,
  keys: { long: says('wordsLong'), unprintable: says('wordsUnprintable') },
})

export const ownTopic = z.strictObject({
  appointmentId: id,
  words: words.refine((given) => given !== '', says('wordsMissing')),
})

const place = z.string().max(200)

export const sectionTopic = z.strictObject({ assignmentId: id, sectionId: place, words })

export const paragraphTopic = z.strictObject({
  assignmentId: id,
  sectionId: place,
  /** "3", or "4.2" for what stands within it */
  paragraph: z.string().regex(/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,9}$/),
  words,
})

export const checkTopic = z.strictObject({ assignmentId: id, sectionId: place, checkId: place })

export const oneItem = z.strictObject({ itemId: id })

export const moving = z.strictObject({ itemId: id, way: z.enum(['up', 'down']) })

export const rewording = z.strictObject({ itemId: id, words })
