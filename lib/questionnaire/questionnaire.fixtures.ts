import fc from 'fast-check'
import { addressOf, placedKey } from './address'
import type { Answer, Answers, FhirValue } from './answers'
import { extensionUrl } from './extension'
import { isQuestion, itemIndex } from './item-index'
import { optionsOf } from './options'
import { repeatingIn } from './repeating'
import { type EnableWhen, type Item, itemTypes, operators, type Questionnaire } from './schema'
import { unrolled } from './unrolled'

export const questionnaireOf = (...item: Item[]): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/q',
  version: '1',
  title: 'Test',
  item,
})

/** Names that objects have already, and names that break paths and patterns */
const oddNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '..', 'a/b', 'ü ☂', 'x.day']
const linkIds = [...oddNames, ...Array.from({ length: 12 }, (_, n) => `q${n}`)]
const linkId = fc.constantFrom(...linkIds)

const options = ['a', 'b', 'c'].map((code) => ({ valueCoding: { system: 'urn:x', code, display: code } }))
const absences = ['asked-unknown', 'asked-declined'].map((valueCode) => ({
  url: extensionUrl.allowedAbsence,
  valueCode,
}))

const expected: fc.Arbitrary<Partial<EnableWhen>> = fc.oneof(
  fc.boolean().map((answerBoolean) => ({ answerBoolean })),
  fc.integer({ min: 0, max: 3 }).map((answerInteger) => ({ answerInteger })),
  fc.constantFrom('a', 'b').map((code) => ({ answerCoding: { system: 'urn:x', code } })),
  fc.constant({ answerString: 'a' }),
)
const enableWhen: fc.Arbitrary<EnableWhen> = fc
  .tuple(linkId, fc.constantFrom(...operators), expected)
  .map(([question, operator, answer]) => ({ question, operator, ...answer }))

/** Items of every type, nested, whose conditions lead anywhere: to themselves, to their own children, to nothing */
const item = fc.letrec<{ item: Item; items: Item[] }>((tie) => ({
  items: fc.array(tie('item'), { maxLength: 4 }),
  item: fc
    .record({
      linkId,
      type: fc.constantFrom(...itemTypes),
      required: fc.boolean(),
      repeats: fc.boolean(),
      enableWhen: fc.array(enableWhen, { maxLength: 2 }),
      enableBehavior: fc.constantFrom('all' as const, 'any' as const),
      page: fc.boolean(),
      item: fc.oneof({ depthSize: 'small' }, fc.constant([]), tie('items')),
    })
    .map(({ page, repeats, ...rest }): Item => {
      const isChoice = rest.type === 'choice' || rest.type === 'open-choice'
      const control = { coding: [{ code: 'page' }] }
      return {
        ...rest,
        text: rest.linkId,
        ...(isChoice && { answerOption: options }),
        ...(rest.type !== 'display' && rest.type !== 'boolean' && { repeats }),
        ...(rest.type === 'display' && { item: [] }),
        extension: [
          ...absences,
          ...(page ? [{ url: extensionUrl.itemControl, valueCodeableConcept: control }] : []),
        ],
      }
    }),
}))

export const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .array(item.item, { minLength: 1, maxLength: 6 })
  .map((items) => questionnaireOf(...items))

const several = (one: Item, value: fc.Arbitrary<FhirValue> | undefined): fc.Arbitrary<Answer> | undefined =>
  value && fc.array(value, { minLength: 1, maxLength: one.repeats ? 3 : 1 }).map((values) => ({ values }))

function answersTo(questionnaire: Questionnaire, one: Item): fc.Arbitrary<Answer> {
  const absent = fc.constantFrom('asked-unknown' as const, 'asked-declined' as const)
  const value: Partial<Record<Item['type'], fc.Arbitrary<FhirValue>>> = {
    boolean: fc.boolean().map((valueBoolean) => ({ valueBoolean })),
    integer: fc.integer({ min: 0, max: 3 }).map((valueInteger) => ({ valueInteger })),
    decimal: fc.integer({ min: 0, max: 30 }).map((tenths) => ({ valueDecimal: tenths / 10 })),
    date: fc.constantFrom('2024-02-29', '2025-12-01').map((valueDate) => ({ valueDate })),
    string: fc.constantFrom('a', '<b>', 'ü').map((valueString) => ({ valueString })),
    text: fc.constantFrom('a', 'two\nlines').map((valueString) => ({ valueString })),
    quantity: fc
      .integer({ min: 0, max: 3 })
      .map((value) => ({ valueQuantity: { value, unit: 'mg', code: 'mg' } })),
    attachment: fc.constant({ valueAttachment: { contentType: 'image/png', url: '/photos/1', size: 9 } }),
  }
  const choices = () =>
    fc
      .subarray([...optionsOf(questionnaire, one)], { minLength: 1, maxLength: one.repeats ? 3 : 1 })
      .map((chosen): Answer => ({ values: chosen.map((option) => option.value) }))
  const plain = several(one, value[one.type]) ?? choices()
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 1, arbitrary: absent.map((why) => ({ absent: why })) },
  )
}

/** A questionnaire with fitting answers to some of its questions, enabled or not, in any order of arrival */
export const answered: fc.Arbitrary<{ questionnaire: Questionnaire; answers: Answers }> =
  anyQuestionnaire.chain((questionnaire) =>
    marksIn(questionnaire).chain((marks) => answeredWith(questionnaire, marks)),
  )

/** Fitting answers to some of its questions, with nothing there more than once */
export const anyAnswers = (questionnaire: Questionnaire): fc.Arbitrary<Answers> =>
  answeredWith(questionnaire, {}).map(({ answers }) => answers)

/** Instances of what repeats, also under instances that are not marked themselves */
function marksIn(questionnaire: Questionnaire): fc.Arbitrary<Answers> {
  const chains = [...new Set(repeatingIn(questionnaire)?.chainOf.values())]
  const ids = fc.constantFrom('1', '2', 'zz')
  const marks = chains.map((chain) =>
    fc
      .array(fc.tuple(...chain.map(() => ids)), { maxLength: 2 })
      .map((all) =>
        all.map(
          (own) =>
            [placedKey(addressOf(chain.at(-1) ?? '', own)), { values: [{ valueBoolean: true }] }] as const,
        ),
      ),
  )
  return fc.tuple(...marks).map((all) => Object.fromEntries(all.flat()))
}

function answeredWith(questionnaire: Questionnaire, marks: Answers) {
  const whole = unrolled(questionnaire, marks)
  const questions = itemIndex(whole)
    .places.map((place) => place.item)
    .filter(isQuestion)
  const entries = questions.map((one) =>
    fc.option(answersTo(whole, one)).map((answer) => (answer ? [[one.linkId, answer] as const] : [])),
  )
  return fc
    .tuple(...entries)
    .chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length }))
    .map((all) => ({ questionnaire, answers: Object.fromEntries([...Object.entries(marks), ...all]) }))
}
