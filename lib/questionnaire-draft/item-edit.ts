import type { FieldErrors } from '@/lib/platform/field'
import { extensionOf, extensionUrl, unitsOf } from '@/lib/questionnaire/extension'
import type { AnswerOption, Coding, Extension, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { conditionsFrom } from './condition-rows'
import { withExtensions, withFlag, withSpanish } from './item-extension'
import type { ItemFields } from './item-fields'
import {
  isChoiceKind,
  isNumberKind,
  isQuestionKind,
  type Kind,
  kindOf,
  withItemControl,
  withKind,
} from './item-kind'
import { childrenOf, isHelp } from './item-tree'
import { isAsDrawn, optionsFrom } from './option-rows'
import { unitCoding } from './unit'

type Read = { item: Item; errors: FieldErrors }

/** An item as its form says, on top of what it carries that the form does not show */
export function itemFrom(questionnaire: Questionnaire, before: Item, posted: ItemFields): Read {
  const { kind } = posted
  // what has just become a scale has shown no limits to fill in yet
  const isNewScale = kind === 'scale' && kindOf(before) !== 'scale' && posted.min === undefined
  const fields = isNewScale ? { ...posted, min: 0, max: 10 } : posted
  const errors = problemsIn(before, fields)
  const { conditions, errors: wrong } = conditionsFrom(questionnaire, fields, before.enableWhen ?? [])
  const options = isChoiceKind(kind)
    ? optionsFrom(questionnaire, before, fields)
    : { options: [], errors: {} }
  const worded = withHelp(
    withSpanish({ ...withKind(before, kind), text: fields.text }, 'text', fields.textEs),
    fields,
  )
  const isDrawn = isAsDrawn(questionnaire, before, options.options)
  const withOptions = isChoiceKind(kind)
    ? optionsInto(worded, before, fields, { made: options.options, isDrawn })
    : worded
  const asked = isQuestionKind(kind) ? withAsking(withOptions, fields) : withOptions
  const { audience } = fields
  const whose = audience === 'everybody' ? [] : [{ valueCode: audience }]
  const addressed = withExtensions(asked, extensionUrl.audience, whose)
  const limited = withLimits(withLook(addressed, fields), fields)
  const { enableWhen: _, enableBehavior: __, ...rest } = limited
  const item: Item = {
    ...rest,
    ...(conditions.length > 0 && { enableWhen: conditions }),
    ...(conditions.length > 1 && { enableBehavior: fields.behavior }),
  }
  return { item, errors: { ...errors, ...options.errors, ...wrong } }
}

type Options = { made: AnswerOption[]; isDrawn: boolean }

/** A list that the file keeps apart stays there until one of its answers is changed */
function optionsInto(item: Item, before: Item, { kind, own }: ItemFields, { made, isDrawn }: Options): Item {
  const { answerOption: _, answerValueSet, ...rest } = item
  const type = own && kind !== 'body' ? 'open-choice' : 'choice'
  if (answerValueSet !== undefined && (made.length === 0 || isDrawn)) return { ...rest, type, answerValueSet }
  // a new place on the body comes with all its areas, which the form has not shown yet
  if (kind === 'body' && kindOf(before) !== 'body' && item.answerOption)
    return { ...rest, type, answerOption: item.answerOption }
  return { ...rest, type, ...(made.length > 0 && { answerOption: made }) }
}

/** The first words of help are written here; a file may have more of them, which stay */
function withHelp(item: Item, { help, helpEs, kind }: ItemFields): Item {
  const { item: inside = [], ...rest } = item
  const old = inside.find(isHelp)
  const plain: Item = old ?? withItemControl({ linkId: `${item.linkId}-help`, type: 'display' }, 'help')
  const made = withSpanish({ ...plain, text: help }, 'text', helpEs)
  const isNone = help === '' || kind === 'words'
  const all = old
    ? inside.flatMap((one) => (one !== old ? one : isNone ? [] : made))
    : isNone
      ? inside
      : [made, ...inside]
  return all.length > 0 ? { ...rest, item: all } : rest
}

function withAsking(item: Item, fields: ItemFields): Item {
  const { required: _, repeats: __, ...rest } = item
  const { kind } = fields
  const many = ['pick-any', 'rank', 'body'].includes(kind) || (canRepeat(kind) && fields.repeats === 'yes')
  const absences = [
    ...(fields.notSure ? [{ valueCode: 'asked-unknown' }] : []),
    ...(fields.ratherNot ? [{ valueCode: 'asked-declined' }] : []),
  ]
  const asked: Item = { ...rest, ...(fields.required && { required: true }), ...(many && { repeats: true }) }
  return withFlag(
    withExtensions(asked, extensionUrl.allowedAbsence, absences),
    extensionUrl.carryForward,
    fields.carry === 'yes',
  )
}

/** A group, and what is typed or dated, may be there several times; yes or no and a scale say nothing more the second time */
export const canRepeat = (kind: Kind): boolean =>
  ['group', 'whole', 'decimal', 'quantity', 'date', 'line', 'text', 'photo'].includes(kind)

function withLook(item: Item, fields: ItemFields): Item {
  const { kind, look } = fields
  if (kind === 'group') {
    const { repeats: _, ...rest } = item
    const group: Item = fields.repeats ? { ...rest, repeats: true } : rest
    return withItemControl(group, fields.page ? 'page' : undefined)
  }
  if (kind !== 'pick-one') return item
  const control = extensionOf(item, extensionUrl.itemControl)
  const drawn = look === 'menu' ? withItemControl(item, 'drop-down') : withItemControl(item, undefined)
  const kept = look === 'list' && control && !isMenu(control) ? item : drawn
  return withExtensions(
    kept,
    extensionUrl.choiceOrientation,
    look === 'side' ? [{ valueCode: 'horizontal' }] : [],
  )
}

const isMenu = (control: Extension): boolean =>
  control.valueCodeableConcept?.coding?.some((one) => one.code === 'drop-down') ?? false

function withLimits(item: Item, fields: ItemFields): Item {
  const { kind } = fields
  let made = item
  const put = (url: string, value: Omit<Extension, 'url'> | undefined) => {
    made = withExtensions(made, url, value ? [value] : [])
  }
  const whole = (value: number | undefined) =>
    value === undefined
      ? undefined
      : kind === 'whole' || kind === 'scale'
        ? { valueInteger: value }
        : { valueDecimal: value }
  const count = (value: number | undefined) => (value === undefined ? undefined : { valueInteger: value })
  if (isNumberKind(kind)) {
    put(extensionUrl.minValue, whole(fields.min))
    put(extensionUrl.maxValue, whole(fields.max))
  }
  if (kind === 'scale') {
    put(extensionUrl.sliderStepValue, fields.step === 1 ? undefined : count(fields.step))
    put(extensionUrl.scaleLowWords, inBoth(fields.lowWords, fields.lowWordsEs))
    put(extensionUrl.scaleHighWords, inBoth(fields.highWords, fields.highWordsEs))
  }
  if (kind === 'decimal' || kind === 'quantity') put(extensionUrl.maxDecimalPlaces, count(fields.places))
  if (canRepeat(kind)) put(extensionUrl.maxOccurs, fields.repeats ? count(fields.most) : undefined)
  if (kind === 'line' || kind === 'text') {
    put(extensionUrl.minLength, count(fields.minLength))
    const { maxLength: _, ...rest } = made
    made = fields.maxLength === undefined ? rest : { ...rest, maxLength: fields.maxLength }
  }
  if (kind === 'date') {
    const format = { day: undefined, month: 'MM/YYYY', year: 'YYYY' }[fields.precision]
    put(extensionUrl.entryFormat, format ? { valueString: format } : undefined)
  }
  return isNumberKind(kind) && kind !== 'scale' ? withUnits(made, fields) : made
}

const inBoth = (words: string, spanish: string) =>
  words === '' ? undefined : withSpanish({ valueString: words }, 'valueString', spanish)

/** Units that stand as they were written keep their codes */
function withUnits(item: Item, { kind, units }: ItemFields): Item {
  const known = new Map(unitsOf(item).map((one) => [one.display ?? one.code, one]))
  const names = [...new Set(units.split(',').map((one) => one.trim()))].filter((one) => one !== '')
  const codings = names.map((name): Coding => known.get(name) ?? unitCoding(name))
  const several = kind === 'quantity' && codings.length > 1
  const one = withExtensions(
    item,
    extensionUrl.unit,
    several ? [] : codings.slice(0, 1).map((valueCoding) => ({ valueCoding })),
  )
  return withExtensions(
    one,
    extensionUrl.unitOption,
    several ? codings.map((valueCoding) => ({ valueCoding })) : [],
  )
}

function problemsIn(before: Item, fields: ItemFields): FieldErrors {
  const { kind, min, max, minLength, maxLength } = fields
  const errors: FieldErrors = {}
  if (kind !== 'group' && childrenOf(before).length > 0 && before.type === 'group')
    errors.kind = 'Move its questions out of the group first, or remove them'
  if (kind === 'words' && childrenOf(before).length > 0)
    errors.kind = 'Move what stands under it out first, or remove it'
  if (isNumberKind(kind) && min !== undefined && max !== undefined && min > max)
    errors.max = 'Make the highest number at least the lowest'
  if (kind === 'scale' && (min === undefined || max === undefined || max <= min))
    errors.max = 'Give the scale a lowest and a greater highest number'
  else if (kind === 'scale' && ((max ?? 0) - (min ?? 0)) / Math.max(1, fields.step ?? 1) > 20)
    errors.max = 'Give the scale at most 21 steps'
  if ((kind === 'whole' || kind === 'scale') && ![min ?? 0, max ?? 0].every(Number.isInteger))
    errors.min = 'Enter whole numbers as the lowest and highest'
  if (fields.step !== undefined && fields.step < 1) errors.step = 'Make the step at least 1'
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength)
    errors.maxLength = 'Make the greatest length at least the least'
  if ((minLength ?? 0) < 0) errors.minLength = 'Make the least length 0 or more'
  if ((maxLength ?? 1) < 1) errors.maxLength = 'Make the greatest length 1 or more'
  if (fields.repeats && (fields.most ?? 2) < 2) errors.most = 'Allow it at least twice, or only once'
  if ((fields.places ?? 0) < 0 || (fields.places ?? 0) > 6)
    errors.places = 'Allow 0 to 6 digits after the point'
  if (kind !== 'quantity' && isNumberKind(kind) && fields.units.includes(','))
    errors.units = 'Give one unit; only an amount can offer several'
  return errors
}
