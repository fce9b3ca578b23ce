import { z } from 'zod'
import { paragraph } from '@/lib/platform/field'
import { allowedAbsences } from '@/lib/questionnaire/answers'
import { audiences, ownAudience } from '@/lib/questionnaire/audience'
import {
  datePrecision,
  extensionOf,
  extensionUrl,
  isHorizontal,
  itemControl,
  numberOf,
  textOf,
  unitsOf,
} from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { conditionFields, conditionRows } from './condition-rows'
import { figure } from './figure'
import { spanishOf } from './item-extension'
import { kindOf, kinds } from './item-kind'
import { isHelp } from './item-tree'
import { optionFields, optionRows } from './option-rows'

const words = (label: string, max = 2000) => paragraph({ label, max })
const box = z.literal('yes').optional()

/** What the form of one item posts. Whatever its kind has no use for is not looked at. */
export const itemFieldsSchema = z.strictObject({
  kind: z.enum(kinds, { error: 'Pick what kind of item it is' }),
  text: words('the words'),
  textEs: words('the Spanish words'),
  help: words('the help'),
  helpEs: words('the Spanish help'),
  required: box,
  notSure: box,
  ratherNot: box,
  repeats: box,
  most: figure('how often at most', true),
  min: figure('the lowest number'),
  max: figure('the highest number'),
  step: figure('the step', true),
  lowWords: words('the words at the low end', 200),
  lowWordsEs: words('the Spanish words at the low end', 200),
  highWords: words('the words at the high end', 200),
  highWordsEs: words('the Spanish words at the high end', 200),
  places: figure('the digits after the point', true),
  units: words('the units', 300),
  minLength: figure('the least length', true),
  maxLength: figure('the greatest length', true),
  precision: z.enum(['day', 'month', 'year']).default('day'),
  look: z.enum(['list', 'side', 'menu']).default('list'),
  own: box,
  carry: box,
  page: box,
  audience: z.enum(['everybody', ...audiences]).default('everybody'),
  behavior: z.enum(['all', 'any']).default('all'),
  ...optionFields,
  ...conditionFields,
})
export type ItemFields = z.infer<typeof itemFieldsSchema>

/** Fields that a form posts several of */
export const manyItemFields = Object.keys({ ...optionFields, ...conditionFields })

/** The form of an item as it stands: what it would post were it sent unchanged */
export function fieldsOfItem(questionnaire: Questionnaire, item: Item): Record<string, string[]> {
  const help = item.item?.find(isHelp)
  const text = (url: string) => textOf(item, url) ?? ''
  const spanish = (url: string) => spanishOf(extensionOf(item, url), 'valueString')
  const number = (url: string) => numberOf(item, url)?.toString() ?? ''
  const absences = allowedAbsences(item)
  const yes = (is: boolean): string[] => (is ? ['yes'] : [])
  return {
    kind: [kindOf(item)],
    text: [item.text ?? ''],
    textEs: [spanishOf(item, 'text')],
    help: [help?.text ?? ''],
    helpEs: [spanishOf(help, 'text')],
    required: yes(item.required === true),
    notSure: yes(absences.includes('asked-unknown')),
    ratherNot: yes(absences.includes('asked-declined')),
    repeats: yes(item.repeats === true),
    most: [number(extensionUrl.maxOccurs)],
    min: [number(extensionUrl.minValue)],
    max: [number(extensionUrl.maxValue)],
    step: [number(extensionUrl.sliderStepValue)],
    lowWords: [text(extensionUrl.scaleLowWords)],
    lowWordsEs: [spanish(extensionUrl.scaleLowWords)],
    highWords: [text(extensionUrl.scaleHighWords)],
    highWordsEs: [spanish(extensionUrl.scaleHighWords)],
    places: [number(extensionUrl.maxDecimalPlaces)],
    units: [
      unitsOf(item)
        .map(({ display, code }) => display ?? code)
        .join(', '),
    ],
    minLength: [number(extensionUrl.minLength)],
    maxLength: [item.maxLength?.toString() ?? ''],
    precision: [datePrecision(item)],
    look: [isHorizontal(item) ? 'side' : itemControl(item) === 'drop-down' ? 'menu' : 'list'],
    own: yes(item.type === 'open-choice'),
    carry: yes(extensionOf(item, extensionUrl.carryForward)?.valueBoolean === true),
    page: yes(itemControl(item) === 'page'),
    audience: [ownAudience(item) ?? 'everybody'],
    behavior: [item.enableBehavior ?? 'all'],
    ...optionRows(questionnaire, item),
    ...conditionRows(questionnaire, item.enableWhen ?? []),
  }
}
