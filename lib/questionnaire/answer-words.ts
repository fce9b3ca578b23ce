import { type Answer, type Answers, absenceOf, answerOf, type FhirValue, valuesOf } from './answers'
import { sameCoding } from './condition'
import { enabledItems } from './enablement'
import { extensionUrl, isRanking, scaleOf, textOf, unitOf } from './extension'
import { isQuestion, itemIndex } from './item-index'
import { isHidden, pageOf } from './pages'
import type { Item, Questionnaire } from './schema'
import { instanceOf, unrolled } from './unrolled'

/** The words around answers, in the reader's language; `locale` writes dates and numbers */
export type AnswerWords = Readonly<{
  locale: string
  yes: string
  no: string
  notSure: string
  declined: string
  notAnswered: string
  notAsked: string
  photos: (count: number) => string
  outOf: (value: string, max: string) => string
}>

export const englishWords: AnswerWords = {
  locale: 'en-GB',
  yes: 'Yes',
  no: 'No',
  notSure: 'Not sure',
  declined: 'Prefers not to say',
  notAnswered: 'Not answered',
  notAsked: 'Not asked',
  photos: (count) => (count === 1 ? 'One photo' : `${count} photos`),
  outOf: (value, max) => `${value} of ${max}`,
}

/** An answer as a person would say it: "Yes", "9 of 10", "3 March 2026", "Face, Left hand", "1. Cost; 2. Side effects" */
export function answerWords(item: Item, answer: Answer | undefined, words = englishWords): string {
  if (!answer) return words.notAnswered
  const absence = absenceOf(answer)
  if (absence) return absence === 'asked-unknown' ? words.notSure : words.declined
  if (item.type === 'attachment') return words.photos(valuesOf(answer).length)
  const said = valuesOf(answer).map((value) => valueWords(item, value, words))
  if (said.length < 2) return said[0] ?? words.notAnswered
  if (isRanking(item)) return said.map((one, at) => `${at + 1}. ${one}`).join('; ')
  return said.join(said.some((one) => /[,\n]/.test(one)) ? '; ' : ', ')
}

function valueWords(item: Item, value: FhirValue, words: AnswerWords): string {
  if ('valueBoolean' in value) return value.valueBoolean ? words.yes : words.no
  if ('valueInteger' in value) return numberWords(item, value.valueInteger, words)
  if ('valueDecimal' in value) return numberWords(item, value.valueDecimal, words)
  if ('valueDate' in value) return dateWords(value.valueDate, words.locale)
  if ('valueString' in value) {
    const offered = item.answerOption?.find((one) => one.valueString === value.valueString)
    return (offered && textOf(offered, extensionUrl.optionWords)) ?? value.valueString
  }
  if ('valueQuantity' in value) {
    const { value: number, unit, code } = value.valueQuantity
    return `${plainNumber(number, words)} ${unit ?? code ?? ''}`.trim()
  }
  if ('valueAttachment' in value) return words.photos(1)
  const { valueCoding } = value
  const offered = item.answerOption?.find(
    (one) => one.valueCoding && sameCoding(one.valueCoding, valueCoding),
  )
  return offered?.valueCoding?.display ?? valueCoding.display ?? valueCoding.code
}

function numberWords(item: Item, number: number, words: AnswerWords): string {
  const plain = plainNumber(number, words)
  const scale = scaleOf(item)
  if (scale) return words.outOf(plain, plainNumber(scale.max, words))
  const unit = unitOf(item)
  return unit ? `${plain} ${unit}` : plain
}

/** Made once for each language: making one takes longer than using it a hundred times */
const numberFormats = new Map<string, Intl.NumberFormat>()

function plainNumber(number: number, { locale }: AnswerWords): string {
  const format = numberFormats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 15 })
  numberFormats.set(locale, format)
  return format.format(number)
}

/** A FHIR date of any precision, without a time zone: it names a day, not a moment */
function dateWords(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-')
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  }).format(at)
}

export type AnswerState = 'answered' | 'not-sure' | 'declined' | 'skipped' | 'not-asked'

/** One line for check-your-answers, the brief and a note */
export type AnswerRow = Readonly<{
  linkId: string
  question: string
  words: string
  /** Addresses of the pictures that the answer is made of */
  pictures: readonly string[]
  state: AnswerState
  /** Titles of the groups around it, outermost first */
  sections: readonly string[]
  /** The page to change it on; null where it is not shown on any */
  pageKey: string | null
}>

/** Every question in order with what was said to it. Questions that were not asked come only with `notAsked: true`. */
export function answerRows(
  questionnaire: Questionnaire,
  answers: Answers,
  options: { words?: AnswerWords; notAsked?: boolean } = {},
): AnswerRow[] {
  const words = options.words ?? englishWords
  const whole = unrolled(questionnaire, answers)
  const enabled = enabledItems(whole, answers)
  return itemIndex(whole).places.flatMap((place) => {
    const { item } = place
    if (!isQuestion(item) || isHidden(place)) return []
    const asked = enabled.has(item.linkId)
    if (!asked && !options.notAsked) return []
    const answer = asked ? answerOf(answers, item.linkId) : undefined
    const sections: string[] = []
    for (let above = place.parent; above; above = above.parent)
      if (above.item.type === 'group' && above.item.text) sections.unshift(titleOf(above.item, words))
    return {
      linkId: item.linkId,
      question: titleOf(item, words),
      words: asked ? answerWords(item, answer, words) : words.notAsked,
      pictures: picturesOf(answer),
      state: asked ? stateOf(answer) : 'not-asked',
      sections,
      pageKey: pageOf(questionnaire, item.linkId) ?? null,
    }
  })
}

/** The words of an item; one of several says which */
function titleOf(item: Item, words: AnswerWords): string {
  const instance = instanceOf(item)
  if (!instance || instance.count < 2) return item.text ?? ''
  return `${item.text} (${words.outOf(String(instance.nth), String(instance.count))})`
}

/** The words of a question by its answer's key; in what repeats with which of several it is in: "Medicine (2 of 3): Dose". Null where it is not there. */
export function questionWords(
  questionnaire: Questionnaire,
  answers: Answers,
  key: string,
  words = englishWords,
): string | null {
  const place = itemIndex(unrolled(questionnaire, answers)).byLinkId.get(key)
  if (!place) return null
  const around: string[] = []
  for (let above = place.parent; above; above = above.parent)
    if ((instanceOf(above.item)?.count ?? 1) > 1) around.unshift(titleOf(above.item, words))
  return [...around, titleOf(place.item, words)].join(': ')
}

export function stateOf(answer: Answer | undefined): AnswerState {
  if (!answer) return 'skipped'
  const absence = absenceOf(answer)
  return absence === 'asked-unknown' ? 'not-sure' : absence === 'asked-declined' ? 'declined' : 'answered'
}

/** The addresses of the pictures in an answer */
export const picturesOf = (answer: Answer | undefined): string[] =>
  valuesOf(answer).flatMap((value) => ('valueAttachment' in value ? value.valueAttachment.url : []))
