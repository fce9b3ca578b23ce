import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answer, allowedAbsences, sameAnswer } from '@/lib/questionnaire/answers'
import { isRanking, scaleOf } from '@/lib/questionnaire/extension'
import { shownFieldName } from '@/lib/questionnaire/field-names'
import { readPage } from '@/lib/questionnaire/form-post'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { isAsked, pageOf } from '@/lib/questionnaire/pages'
import { type Item, questionnaireSchema } from '@/lib/questionnaire/schema'
import { drawnFields } from './drawn-fields'

const files = [
  'before-your-visit',
  'curiosity-poll',
  'how-is-your-skin',
  'jak-safety-check',
  'what-to-talk-about',
]
const questionnaires = files.map((file) =>
  questionnaireSchema.parse(JSON.parse(readFileSync(`content/questionnaires/${file}.json`, 'utf8'))),
)
const asked = questionnaires.flatMap((questionnaire) =>
  itemIndex(questionnaire)
    .places.filter(isAsked)
    .map(({ item }) => ({ questionnaire, item })),
)

const words = fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.replace(/\s|[^ -~]/g, 'x'))

function answerTo(questionnaire: (typeof questionnaires)[number], item: Item): fc.Arbitrary<Answer> {
  const absences = allowedAbsences(item).map((absent) => fc.constant<Answer>({ absent }))
  return fc.oneof(givenTo(questionnaire, item), ...absences)
}

function givenTo(questionnaire: (typeof questionnaires)[number], item: Item): fc.Arbitrary<Answer> {
  if (item.type === 'boolean') return fc.boolean().map((valueBoolean) => ({ values: [{ valueBoolean }] }))
  if (item.type === 'integer') {
    const max = scaleOf(item)?.max ?? 7
    return fc.integer({ min: 0, max }).map((valueInteger) => ({ values: [{ valueInteger }] }))
  }
  if (item.type !== 'choice' && item.type !== 'open-choice')
    return words.map((valueString) => ({ values: [{ valueString }] }))
  const options = optionsOf(questionnaire, item)
  const own = item.type === 'open-choice' ? fc.option(words) : fc.constant(null)
  const together = options.filter((option) => !option.exclusive)
  const some = fc.subarray(together, { minLength: 1, maxLength: item.repeats ? together.length : 1 })
  const inOrder = isRanking(item)
    ? some.chain((few) => fc.shuffledSubarray(few, { minLength: few.length }))
    : some
  return fc.tuple(inOrder, own).map(([few, text]) => ({
    values: [...few.map((option) => option.value), ...(text ? [{ valueString: text }] : [])],
  }))
}

it('draws each answer so that posting the page again brings the same answer back', () => {
  fc.assert(
    fc.property(
      fc
        .constantFrom(...asked)
        .chain(({ questionnaire, item }) =>
          answerTo(questionnaire, item).map((answer) => ({ questionnaire, item, answer })),
        ),
      ({ questionnaire, item, answer }) => {
        const form = new FormData()
        form.append(shownFieldName, item.linkId)
        const fields = drawnFields(item, optionsOf(questionnaire, item), answer)
        for (const [name, values] of Object.entries(fields))
          for (const value of values) form.append(name, value)
        const { patch } = readPage(questionnaire, pageOf(questionnaire, item.linkId) ?? '', form)
        expect(sameAnswer(patch[item.linkId], answer), `${item.linkId} ${JSON.stringify(patch)}`).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
