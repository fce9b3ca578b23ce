import { z } from 'zod'
import type { FieldErrors } from '@/lib/platform/field'
import { isFhirText } from '@/lib/questionnaire/address'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { type Option, optionsOf } from '@/lib/questionnaire/options'
import type { AnswerOption, Coding, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { codingsOf } from '@/lib/questionnaire/value-set'
import { figureIn } from './figure'
import { spanishOf, withExtensions, withFlag, withSpanish } from './item-extension'

const MOST_OPTIONS = 200
const rows = z
  .array(z.string().max(500))
  .max(MOST_OPTIONS + 10)
  .default([])

/** A row for each answer to choose from: fields of the same name, in order. An empty row is none. */
export const optionFields = {
  optionKey: rows,
  optionWords: rows,
  optionEs: rows,
  optionWeight: rows,
  /** The places of the rows that stand alone */
  optionAlone: rows,
}
export type OptionFields = Readonly<Record<keyof typeof optionFields, readonly string[]>>

type Source = { option: Option; source: AnswerOption }

/** What the item offers, each with the data that it came from, also where that is a value set in the file */
function sourcesOf(questionnaire: Questionnaire, item: Item): Source[] {
  const sources = item.answerOption ?? codingsOf(questionnaire.contained, item.answerValueSet) ?? []
  const options = optionsOf(questionnaire, item)
  // an option without a value is none, and shifts those after it
  const valued = sources.filter(
    (one) =>
      one.valueString !== undefined ||
      one.valueInteger !== undefined ||
      one.valueDate !== undefined ||
      (one.valueCoding?.code ?? one.valueCoding?.display) !== undefined,
  )
  return options.flatMap((option, at) => {
    const source = valued[at]
    return source ? [{ option, source }] : []
  })
}

export function optionRows(questionnaire: Questionnaire, item: Item): Record<string, string[]> {
  const sources = sourcesOf(questionnaire, item)
  return {
    optionKey: sources.map(({ option }) => option.key),
    optionWords: sources.map(({ option }) => option.label),
    optionEs: sources.map(({ source }) => spanishIn(source)),
    optionWeight: sources.map(({ option }) => option.ordinal?.toString() ?? ''),
    optionAlone: sources.flatMap(({ option }, at) => (option.exclusive ? [String(at)] : [])),
  }
}

const spanishIn = (source: AnswerOption): string =>
  source.valueCoding ? spanishOf(source.valueCoding, 'display') : spanishOf(source, 'valueString')

export type OptionsRead = { options: AnswerOption[]; errors: FieldErrors }

/** The answers that the rows say, in their order. A code is made once, and stays when its words change. */
export function optionsFrom(questionnaire: Questionnaire, item: Item, fields: OptionFields): OptionsRead {
  const before = new Map(sourcesOf(questionnaire, item).map((one) => [one.option.key, one]))
  const taken = new Set(before.keys())
  const system = [...before.values()].find(({ source }) => source.valueCoding?.system)?.source.valueCoding
    ?.system
  const errors: FieldErrors = {}
  const seen = new Set<string>()
  const options = fields.optionWords.flatMap((typed, at): AnswerOption[] => {
    const words = typed.trim()
    const weight = fields.optionWeight[at]?.trim() ?? ''
    const es = fields.optionEs[at]?.trim() ?? ''
    if (words === '' && weight === '' && es === '') return []
    if (words === '') errors[`optionWords-${at}`] = 'Enter the words of this answer, or empty its row'
    if (!isFhirText(words) || !isFhirText(es) || !words.isWellFormed() || !es.isWellFormed())
      errors[`optionWords-${at}`] = 'Remove characters that cannot be shown from this answer'
    if (seen.has(words)) errors[`optionWords-${at}`] = 'Two answers have the same words. Change one.'
    seen.add(words)
    const ordinal = figureIn(weight)
    if (weight !== '' && ordinal === undefined)
      errors[`optionWeight-${at}`] = 'Enter what this answer counts as a number'
    const known = before.get(fields.optionKey[at] ?? '')
    const source: AnswerOption = known?.source ?? {
      valueCoding: { ...(system && { system }), code: codeFor(words, taken) },
    }
    const alone = fields.optionAlone.includes(String(at))
    return [
      withWeight(
        withFlag(worded(source, words, es, known?.option.label), extensionUrl.optionExclusive, alone),
        ordinal,
      ),
    ]
  })
  if (options.length > MOST_OPTIONS) errors['optionWords-0'] = `Offer at most ${MOST_OPTIONS} answers`
  return { options, errors }
}

/** Whether these are the answers that the item's form came with, so that nobody has changed one */
export function isAsDrawn(
  questionnaire: Questionnaire,
  item: Item,
  options: readonly AnswerOption[],
): boolean {
  const drawn = optionsFrom(questionnaire, item, { ...noRows, ...optionRows(questionnaire, item) })
  return JSON.stringify(options) === JSON.stringify(drawn.options)
}

const noRows: OptionFields = {
  optionKey: [],
  optionWords: [],
  optionEs: [],
  optionWeight: [],
  optionAlone: [],
}

function worded(source: AnswerOption, words: string, es: string, before: string | undefined): AnswerOption {
  const { valueCoding, valueString } = source
  if (valueCoding) {
    const coding: Coding = words === before ? valueCoding : { ...valueCoding, display: words }
    return { ...source, valueCoding: withSpanish(coding, 'display', es) }
  }
  if (valueString !== undefined)
    return withSpanish(words === before ? source : { ...source, valueString: words }, 'valueString', es)
  return source
}

function withWeight(option: AnswerOption, ordinal: number | undefined): AnswerOption {
  const values = ordinal === undefined ? [] : [{ valueDecimal: ordinal }]
  const plain = withExtensions(
    option.valueCoding
      ? {
          ...option,
          valueCoding: withExtensions(
            withExtensions(option.valueCoding, extensionUrl.ordinalValue, []),
            extensionUrl.itemWeight,
            [],
          ),
        }
      : option,
    extensionUrl.itemWeight,
    [],
  )
  return withExtensions(plain, extensionUrl.ordinalValue, values)
}

/** From the words, so that an export can be read; unique in the item */
function codeFor(words: string, taken: Set<string>): string {
  const plain =
    words
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .trim()
      .replace(/[ -]+/g, '-')
      .slice(0, 40) || 'answer'
  let code = plain
  for (let n = 2; taken.has(code); n++) code = `${plain}-${n}`
  taken.add(code)
  return code
}
