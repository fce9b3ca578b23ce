import { type Absence, allowedAbsences } from './answers'
import { conditionsWords } from './condition-words'
import { datePrecision, isRanking, itemControl, type Scale, scaleOf, unitsOf } from './extension'
import { isQuestion, itemIndex, type Place } from './item-index'
import { type Option, optionsOf } from './options'
import { isHidden } from './pages'
import type { Item, Questionnaire } from './schema'

/** One item of a questionnaire as a clinician reads it through, in the order of the file */
export type OutlineLine = {
  linkId: string
  /** 0 at the top */
  depth: number
  kind: 'group' | 'text' | 'question'
  words: string
  /** How it is answered, in words; '' for groups and texts */
  answered: string
  options: readonly Option[]
  /** When it is asked, in words; '' for always */
  askedWhen: string
  isRequired: boolean
  /** Never shown to the patient */
  isHidden: boolean
  absences: readonly Absence[]
}

export function outlineOf(questionnaire: Questionnaire): OutlineLine[] {
  return itemIndex(questionnaire).places.map((place) => lineOf(questionnaire, place))
}

export function lineOf(questionnaire: Questionnaire, place: Place): OutlineLine {
  const { item, depth } = place
  const { enableWhen = [], enableBehavior = 'all' } = item
  return {
    linkId: item.linkId,
    depth,
    kind: item.type === 'group' ? 'group' : isQuestion(item) ? 'question' : 'text',
    words: [item.prefix, item.text].filter(Boolean).join(' '),
    answered: answeredIn(item),
    options: optionsOf(questionnaire, item),
    askedWhen: conditionsWords(questionnaire, enableWhen, enableBehavior),
    isRequired: item.required === true,
    isHidden: isHidden(place),
    absences: allowedAbsences(item),
  }
}

function answeredIn(item: Item): string {
  if (!isQuestion(item)) return ''
  if (isRanking(item)) return 'Pick, put in order, add in own words'
  const scale = scaleOf(item)
  if (scale) return scaleWords(scale)
  switch (item.type) {
    case 'boolean':
      return 'Yes or no'
    case 'integer':
      return 'A whole number'
    case 'decimal':
      return 'A number'
    case 'date':
      return { day: 'A date', month: 'A month and year', year: 'A year' }[datePrecision(item)]
    case 'quantity':
      return unitsOf(item).length > 0
        ? `A number in ${unitsOf(item)
            .map(({ display, code }) => display ?? code)
            .join(' or ')}`
        : 'A number with its unit'
    case 'attachment':
      return 'A photo'
    case 'string':
      return 'One line in own words'
    case 'text':
      return 'Own words'
    default:
      return choiceWords(item)
  }
}

function choiceWords(item: Item): string {
  const what = itemControl(item) === 'body-site' ? 'places on the body' : 'answers'
  const pick = item.repeats ? `Pick any ${what}` : 'Pick one answer'
  return item.type === 'open-choice' ? `${pick}, or own words` : pick
}

function scaleWords({ min, max, lowWords, highWords }: Scale): string {
  const end = (at: number, words: string | undefined) => (words ? `${at} (${words})` : String(at))
  return `${end(min, lowWords)} to ${end(max, highWords)}`
}
