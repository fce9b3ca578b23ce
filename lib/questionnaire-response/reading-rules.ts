import { parse } from 'yaml'
import { z } from 'zod'
import { type Answers, answerOf, type FhirValue, valuesOf } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import type { Questionnaire } from '@/lib/questionnaire/schema'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const clause = z.string().trim().min(1).max(120)

const rule = z.strictObject({
  id: slug,
  /** One of these is enough. The questionnaire is named by its file, the end of its canonical address. */
  when: z
    .array(
      z.strictObject({
        questionnaire: slug,
        question: z.string().min(1),
        answers: z.array(z.union([z.literal(true), z.string().min(1)])).min(1),
      }),
    )
    .min(1),
  guide: slug,
  section: slug,
  /** What the reader told, to follow the word "because" */
  because: z.strictObject({ en: clause, es: clause }),
})

export type ReadingRule = z.infer<typeof rule>

/** Reads content/reading.yaml. Throws where it is not a list of rules; that what they name exists is the content tests'. */
export const parseReadingRules = (text: string): ReadingRule[] =>
  z.array(rule).parse(parse(text, { maxAliasCount: 0 }))

/** What somebody sent, as far as they may see it */
export type Sent = { url: string; questionnaire: Questionnaire; answers: Answers }

/** Why a part is offered: what they told, or what they want to learn, in their language */
export type Reason = { kind: 'told' | 'wants-to-learn'; words: string }

export type Suggestion = {
  guide: string
  /** Null for the guide as a whole */
  section: string | null
  reasons: Reason[]
}

/**
 * What to offer next to read, the rules' order first, then the guides that chosen options suggest; each part once with
 * every reason. Only what was answered counts: nothing follows from "not sure", from no answer, or from an answer to a
 * question that other answers made not apply.
 */
export function suggestionsOf(
  rules: readonly ReadingRule[],
  sent: readonly Sent[],
  language: 'en' | 'es',
): Suggestion[] {
  const counted = sent.map((one) => ({ ...one, answers: withoutDisabled(one.questionnaire, one.answers) }))
  const found = [
    ...rules.flatMap(({ when, guide, section, because }) =>
      when.some((one) => counted.some((form) => isMet(one, form)))
        ? { guide, section, reason: { kind: 'told' as const, words: because[language] } }
        : [],
    ),
    ...counted.flatMap(byOption),
  ]
  const parts = Map.groupBy(found, ({ guide, section }) => `${guide} ${section}`)
  return [...parts.values()].flatMap((same) => {
    const [first] = same
    return first
      ? { guide: first.guide, section: first.section, reasons: same.map(({ reason }) => reason) }
      : []
  })
}

function isMet(
  { questionnaire, question, answers: wanted }: ReadingRule['when'][number],
  form: Sent,
): boolean {
  if (fileOf(form.url) !== questionnaire) return false
  return valuesOf(answerOf(form.answers, question)).some((value) => wanted.some((one) => isSaid(value, one)))
}

const isSaid = (value: FhirValue, wanted: true | string): boolean =>
  wanted === true
    ? 'valueBoolean' in value && value.valueBoolean
    : 'valueCoding' in value && value.valueCoding.code === wanted

/** What a question's options suggest by themselves */
function byOption({ questionnaire, answers }: Sent) {
  return itemIndex(questionnaire).places.flatMap(({ item }) => {
    const options = optionsOf(questionnaire, item)
    return valuesOf(answerOf(answers, item.linkId)).flatMap((value) => {
      const option = optionOf(options, value)
      if (!option?.guide) return []
      const reason = { kind: 'wants-to-learn' as const, words: option.label }
      return { guide: option.guide, section: null, reason }
    })
  })
}

const fileOf = (url: string): string => url.split('/').at(-1) ?? ''
