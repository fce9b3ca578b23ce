import { z } from 'zod'
import { id, paragraph } from '@/lib/platform/field'

const LONGEST = 1000

export const ownTopic = z.strictObject({
  appointmentId: id,
  words: paragraph({ label: 'what you want to talk about', max: LONGEST }).refine(
    (words) => words !== '',
    'Write what you want to talk about',
  ),
})

const place = z.string().max(200)

export const sectionTopic = z.strictObject({
  assignmentId: id,
  sectionId: place,
  words: paragraph({ label: 'your question', max: LONGEST }),
})

export const checkTopic = z.strictObject({ assignmentId: id, sectionId: place, checkId: place })

export const oneItem = z.strictObject({ itemId: id })

export const moving = z.strictObject({ itemId: id, way: z.enum(['up', 'down']) })

export const rewording = z.strictObject({
  itemId: id,
  words: paragraph({ label: 'your own words', max: LONGEST }),
})
