import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, linkIdOf, subjectOf } from '@/lib/questionnaire/address'
import { answerIssues } from '@/lib/questionnaire/answer-rules'
import { type Answer, type Answers, allowedAbsences, valuesOf } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import { extensionUrl, hasCondition, isCalculated, numberOf, unitsOf } from '@/lib/questionnaire/extension'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'
import { toQuestionnaireResponse } from '@/lib/questionnaire/response'
import { checkResponse } from '@/lib/questionnaire/response-check'
import { type Coding, type Item, type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import { computed } from '@/lib/score/computed'
import { scoreDefinitions } from '@/lib/score/definition'
import { scoreResponse } from '@/lib/score/score'
import { otherFhirPath, structureFaults } from './judges.fixtures'
import { countedElsewhere } from './other-engine.fixtures'

const content = new URL('../../content/questionnaires/', import.meta.url)
const read = (file: string, folder: URL) => {
  const json: object = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return { file, json, questionnaire: questionnaireSchema.parse(json) }
}
/** What ships, and one with every kind of item that can be asked */
const shipped = [
  ...readdirSync(content).map((file) => read(file, content)),
  read('every-kind.json', new URL('../../e2e/questionnaires/', import.meta.url)),
]

const quantityIn = ({ system, code, display }: Coding = {}) => ({
  ...(display && { unit: display }),
  ...(system && { system }),
  ...(code && { code }),
})

/** Something that may be said to a question; now and then nothing, or why not */
function answerTo(questionnaire: Questionnaire, item: Item): fc.Arbitrary<Answer | null> {
  const options = optionsOf(questionnaire, item)
  const plain: Partial<Record<Item['type'], fc.Arbitrary<Answer>>> = {
    boolean: fc.boolean().map((valueBoolean) => ({ values: [{ valueBoolean }] })),
    integer: fc
      .integer({
        min: numberOf(item, extensionUrl.minValue) ?? 0,
        max: numberOf(item, extensionUrl.maxValue) ?? 9,
      })
      .map((valueInteger) => ({ values: [{ valueInteger }] })),
    date: fc.constant({ values: [{ valueDate: '2024-05-06' }] }),
    decimal: fc.constantFrom(7, 6.5).map((valueDecimal) => ({ values: [{ valueDecimal }] })),
    quantity: fc
      .nat({ max: Math.max(0, unitsOf(item).length - 1) })
      .map((at) => ({ values: [{ valueQuantity: { value: 40, ...quantityIn(unitsOf(item)[at]) } }] })),
  }
  const open = options.filter((one) => !one.exclusive)
  const chosen = () =>
    fc
      .subarray(open, { minLength: 1, maxLength: Math.min(open.length, item.repeats ? 4 : 1) })
      .map((some): Answer => ({ values: some.map(({ value }) => value) }))
  const words = fc
    .constantFrom('Itchy', 'Ça va <b>mieux</b>')
    .map((valueString): Answer => ({ values: [{ valueString }] }))
  const said = plain[item.type] ?? (open.length > 0 ? chosen() : words)
  const absences = allowedAbsences(item).map((absent): Answer => ({ absent }))
  const fits = (answer: Answer) => answerIssues(questionnaire, item, answer).length === 0
  return fc.oneof(
    { weight: 6, arbitrary: said.map((answer) => (fits(answer) ? answer : null)) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: absences.length > 0 ? 1 : 0, arbitrary: fc.constantFrom(...absences, null) },
  )
}

/** Two instances of what repeats, each with what stands in it */
const twice: Answers = Object.fromEntries(
  [
    ...[addressOf('creams', ['1']), addressOf('creams', ['2'])],
    ...[addressOf('medicine', ['1']), addressOf('medicine', ['2'])],
    ...[addressOf('effect', ['2', '1']), addressOf('effect', ['2', '2'])],
  ].map((key) => [key, { absent: 'asked-unknown' } as const]),
)

/** The questionnaire as it is asked, what repeats written out: an ordinary one to another engine */
const asAsked = (questionnaire: Questionnaire): Questionnaire =>
  itemIndex(questionnaire).byLinkId.has('medicines') ? unrolled(questionnaire, twice) : questionnaire

/**
 * What people say: nothing to what is worked out, or is asked only where an expression says so (calculatedExpression and
 * enableWhenExpression are of Structured Data Capture; the other engine asks such items always).
 */
function answersTo(asked: Questionnaire): fc.Arbitrary<Answers> {
  const questionnaire = asAsked(asked)
  const questions = itemIndex(questionnaire)
    .places.map(({ item }) => item)
    .filter((item) => isQuestion(item) && !isCalculated(item) && !hasCondition(item))
  const entries = questions.map((item) =>
    answerTo(questionnaire, item).map((answer) => [item.linkId, answer] as const),
  )
  return fc.tuple(...entries).map((all) => {
    const answers: Answers = Object.fromEntries(
      all.flatMap(([linkId, answer]) => (answer ? [[linkId, answer]] : [])),
    )
    // R4 has what stands under a question in its answer (QuestionnaireResponse.item.answer.item): without one, nothing does
    const isHeld = (linkId: string): boolean => {
      const parent = itemIndex(questionnaire).byLinkId.get(linkId)?.parent
      if (!parent) return true
      const isAnswered = valuesOf(answers[parent.item.linkId]).length > 0
      return (!isQuestion(parent.item) || isAnswered) && isHeld(parent.item.linkId)
    }
    return Object.fromEntries(Object.entries(answers).filter(([linkId]) => isHeld(linkId)))
  })
}

const sent = { id: 'r1', authored: '2026-11-23T08:00:00Z', subject: 'Patient/p1', source: 'Patient/p1' }

describe.each(shipped)('$file', ({ json, questionnaire }) => {
  it('is a Questionnaire to others', () => {
    expect(structureFaults(json)).toEqual([])
  })

  it('asks the same questions in another engine', () => {
    fc.assert(
      fc.property(answersTo(questionnaire), (answers) => {
        const ours = Object.entries(withoutDisabled(questionnaire, answers))
        // a mark that an instance is there is no answer
        const answered = ours
          .filter(([key, answer]) => subjectOf(key) === key && valuesOf(answer).length > 0)
          .map(([key]) => key)
        expect([...countedElsewhere(asAsked(questionnaire), answers)].sort()).toEqual(answered.sort())
      }),
      { numRuns: 150 },
    )
  })

  it('has responses that others and we find whole', () => {
    fc.assert(
      fc.property(
        answersTo(questionnaire),
        fc.constantFrom('in-progress', 'completed', 'amended'),
        (said, status) => {
          const answers = computed(questionnaire, said)
          const response = toQuestionnaireResponse(questionnaire, answers, { ...sent, status })
          expect(structureFaults(response)).toEqual([])
          const { issues, answers: read } = checkResponse(questionnaire, JSON.parse(JSON.stringify(response)))
          expect(issues.filter(({ code }) => code !== 'required')).toEqual([])
          // instances are numbered anew as they are read
          const sentKeys = Object.keys(withoutDisabled(questionnaire, answers))
            .filter((key) => subjectOf(key) === key)
            .map(linkIdOf)
          expect(Object.keys(read).map(linkIdOf).sort()).toEqual(sentKeys.sort())
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('Scores', () => {
  const scored = shipped.filter(({ questionnaire }) => scoreDefinitions(questionnaire).length > 0)

  it.each(scored)('of $file are what another FHIRPath engine makes of them', ({ questionnaire }) => {
    fc.assert(
      fc.property(answersTo(questionnaire), (answers) => {
        const response = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
        for (const score of scoreResponse(questionnaire, answers)) {
          const { expression = '' } = scoreDefinitions(questionnaire).find(({ id }) => id === score.id) ?? {}
          const elsewhere = valueElsewhere(questionnaire, expression, response)
          expect(elsewhere).toEqual('value' in score ? [score.value] : [])
        }
      }),
      { numRuns: 50 },
    )
  })
})

/**
 * weight() is of Structured Data Capture (https://hl7.org/fhir/uv/sdc/expressions.html, the answer's itemWeight or ordinalValue);
 * FHIRPath itself has no such function, so it is looked up with the other engine. That one parses repeat() and gives nothing;
 * FHIRPath (https://hl7.org/fhirpath/N1/#repeatprojection-expression-collection) has it gather items level by level, which is
 * written out here.
 */
function valueElsewhere(questionnaire: Questionnaire, expression: string, response: object): unknown[] {
  const levels = '(item | item.item | item.item.item)'
  const plain = expression.replace('%resource.repeat(item)', levels)
  if (!plain.endsWith('.weight()')) return otherFhirPath(plain, response)
  const codes = otherFhirPath(plain.replace('.weight()', '.code'), response)
  return codes.flatMap((code) =>
    otherFhirPath(
      `${levels}.answerOption.where(value.code = '${String(code)}').extension.where(url = '${extensionUrl.ordinalValue}').value`,
      questionnaire,
    ),
  )
}

describe('The judges', () => {
  it('judge: what is wrong they refuse', () => {
    const [{ json } = { json: {} }] = shipped
    expect(structureFaults({ ...json, status: 'done' })).not.toEqual([])
    expect(structureFaults({ ...json, items: [] })).not.toEqual([])
    expect(
      structureFaults({ ...json, item: [{ linkId: 'a', type: 'display', required: true }] }),
    ).not.toEqual([])
  })

  it('and the other engine skips what is not asked', () => {
    const asked = (answerBoolean: boolean): Item => ({
      linkId: 'b',
      type: 'string',
      enableWhen: [{ question: 'a', operator: '=', answerBoolean }],
    })
    const answers: Answers = {
      a: { values: [{ valueBoolean: false }] },
      b: { values: [{ valueString: 'x' }] },
    }
    const form = (item: Item) => questionnaireOf({ linkId: 'a', type: 'boolean' }, item)
    expect(countedElsewhere(form(asked(true)), answers)).toEqual(new Set(['a']))
    expect(countedElsewhere(form(asked(false)), answers)).toEqual(new Set(['a', 'b']))
  })
})
