import { ownAudience } from './audience'
import {
  datePrecision,
  expressionIn,
  extensionOf,
  extensionUrl,
  isCarriedForward,
  isHorizontal,
  itemControl,
  numberOf,
  textOf,
} from './extension'
import { isObject } from './import-file'
import { itemIndex } from './item-index'
import { type Option, optionsOf } from './options'
import { lineOf } from './outline'
import type { Item, Questionnaire } from './schema'
import { inLanguage } from './translation'

/** One thing that can be said of an item, in words; '' where there is nothing to say */
export type Fact = Readonly<{ what: string; words: string }>

const yes = (is: boolean, words: string) => (is ? words : '')
const absenceWords = { 'asked-unknown': 'not sure', 'asked-declined': 'rather not say' }

/** All that a clinician would want to know of an item, always in this order, so that two versions can be laid side by side */
export function factsOf(questionnaire: Questionnaire, linkId: string): readonly Fact[] {
  const place = itemIndex(questionnaire).byLinkId.get(linkId)
  if (!place) return []
  const { item } = place
  const line = lineOf(questionnaire, place)
  const expression = (kind: 'calculatedExpression' | 'enableWhenExpression') =>
    expressionIn(item, extensionUrl[kind]) ?? ''
  return [
    { what: 'Words', words: line.words },
    ...otherLanguages(questionnaire).map((language) => ({
      what: `Words (${language})`,
      words: wordsIn(questionnaire, language, linkId),
    })),
    { what: 'Answered', words: line.answered },
    {
      what: 'Shown as',
      words: [itemControl(item) ?? '', yes(isHorizontal(item), 'side by side')].filter(Boolean).join(', '),
    },
    { what: 'Needs an answer', words: yes(line.isRequired, 'yes') },
    { what: 'May be answered', words: line.absences.map((absence) => absenceWords[absence]).join(', ') },
    {
      what: 'Asked only when',
      words: [line.askedWhen, expression('enableWhenExpression')].filter(Boolean).join(', and '),
    },
    {
      what: 'Asked of',
      words: { patient: 'the patient alone', carer: 'a parent or carer alone', '': '' }[
        ownAudience(item) ?? ''
      ],
    },
    { what: 'Repeats', words: yes(item.repeats === true, occurrences(item)) },
    { what: 'Limits', words: limits(item) },
    { what: 'Worked out by', words: expression('calculatedExpression') },
    {
      what: 'Filled in beforehand',
      words: (item.initial ?? []).map((one) => JSON.stringify(one)).join(', '),
    },
    { what: 'From the last visit', words: yes(isCarriedForward(item), 'shown again, to be confirmed') },
    { what: 'Shown to the patient', words: yes(line.isHidden, 'never') },
    { what: 'Only to read', words: yes(item.readOnly === true, 'yes') },
  ]
}

function occurrences(item: Item): string {
  const least = numberOf(item, extensionUrl.minOccurs)
  const most = numberOf(item, extensionUrl.maxOccurs)
  return ['any number of times', least && `at least ${least}`, most && `at most ${most}`]
    .filter(Boolean)
    .join(', ')
}

function limits(item: Item): string {
  const bound = (url: string) => numberOf(item, url) ?? extensionOf(item, url)?.valueDate
  const parts: [string, string | number | undefined][] = [
    ['at least', bound(extensionUrl.minValue)],
    ['at most', bound(extensionUrl.maxValue)],
    ['decimal places at most', numberOf(item, extensionUrl.maxDecimalPlaces)],
    ['characters at least', numberOf(item, extensionUrl.minLength)],
    ['characters at most', item.maxLength],
    ['pattern', textOf(item, extensionUrl.regex)],
    ['date by', item.type === 'date' ? datePrecision(item) : undefined],
  ]
  return parts.flatMap(([words, value]) => (value === undefined ? [] : `${words} ${value}`)).join(', ')
}

/** An option in words: its label, its weight, whether it stands alone, and the label in other languages */
export function optionFacts(questionnaire: Questionnaire, linkId: string): ReadonlyMap<string, string> {
  const inEach = otherLanguages(questionnaire).map((language) =>
    optionsIn(inLanguage(questionnaire, language), linkId),
  )
  return new Map(
    optionsIn(questionnaire, linkId).map((option, at) => [
      option.key,
      optionWords(
        option,
        inEach.map((options) => options[at]),
      ),
    ]),
  )
}

function optionWords(
  { label, ordinal, exclusive, initial }: Option,
  others: readonly (Option | undefined)[],
): string {
  const words = others.flatMap((one) => (one && one.label !== label ? one.label : []))
  return [
    [label, ...words].join(' / '),
    ordinal === undefined ? '' : `counts ${ordinal}`,
    yes(exclusive, 'stands alone'),
    yes(initial, 'chosen beforehand'),
  ]
    .filter(Boolean)
    .join(', ')
}

function optionsIn(questionnaire: Questionnaire, linkId: string): readonly Option[] {
  const item = itemIndex(questionnaire).byLinkId.get(linkId)?.item
  return item ? optionsOf(questionnaire, item) : []
}

function wordsIn(questionnaire: Questionnaire, language: string, linkId: string): string {
  const item = itemIndex(inLanguage(questionnaire, language)).byLinkId.get(linkId)?.item
  const own = itemIndex(questionnaire).byLinkId.get(linkId)?.item
  return item?.text === own?.text ? '' : (item?.text ?? '')
}

const known = new WeakMap<Questionnaire, readonly string[]>()

/** The languages that the file has words in beside its own, in the order of the alphabet */
export function otherLanguages(questionnaire: Questionnaire): readonly string[] {
  const before = known.get(questionnaire)
  if (before) return before
  const found = new Set<string>()
  const look = (part: unknown) => {
    if (Array.isArray(part)) for (const one of part) look(one)
    else if (isObject(part)) {
      if (part.url === 'lang' && typeof part.valueCode === 'string') found.add(part.valueCode)
      for (const one of Object.values(part)) look(one)
    }
  }
  look(questionnaire)
  const languages = [...found].toSorted()
  known.set(questionnaire, languages)
  return languages
}
