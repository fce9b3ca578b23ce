import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Absence, Answer, Answers } from '@/lib/questionnaire/answers'
import { isEnabled, withoutDisabled } from '@/lib/questionnaire/enablement'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { journey } from '@/lib/questionnaire/journey'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { validate } from '@/lib/questionnaire/validate'
import { flagResponse } from './flag'
import type { Severity } from './rule'

const check = questionnaireSchema.parse(
  JSON.parse(readFileSync('content/questionnaires/jak-safety-check.json', 'utf8')),
)
const yes: Answer = { values: [{ valueBoolean: true }] }
const no: Answer = { values: [{ valueBoolean: false }] }
const pick = (code: string): Answer => ({ values: [{ valueCoding: { code } }] })
const absent = (why: Absence): Answer => ({ absent: why })

/** Somebody of 30 with nothing to report */
const quiet: Answers = withoutDisabled(check, {
  ...Object.fromEntries(
    journey(check, {})
      .pages.flatMap((page) => page.items.map((one) => one.item))
      .filter((item) => item.type === 'boolean')
      .map((item) => [item.linkId, no]),
  ),
  smoking: pick('never'),
  interacting: pick('none'),
})
const flags = (answers: Answers, ageYears: number | null = 30) =>
  flagResponse(check, answers, { ageYears, emergency: '911' })
const said = (answers: Answers, ageYears: number | null = 30) =>
  flags(answers, ageYears).map((one) => `${one.severity} ${one.ruleId} ${one.kind}`)

const possible = { 'can-be-pregnant': yes, pregnant: no, breastfeeding: no, trying: no, contraception: yes }
const cancer = { cancer: yes, 'cancer-kind': pick('other') }

/** Each line of CONTENT.md's list: severity, rule, the answer that raises it, what else must be said, the age */
const list: [Severity, string, string, Answer, Answers?, number?][] = [
  ['urgent', 'chest-pain', 'chest-pain', yes],
  ['urgent', 'stroke-signs', 'stroke-signs', yes],
  ['urgent', 'breathless', 'breathless', yes],
  ['urgent', 'leg-swollen', 'leg-swollen', yes],
  ['urgent', 'fever-blisters', 'fever-blisters', yes],
  ['urgent', 'face-swelling', 'face-swelling', yes],
  ['urgent', 'sight-loss', 'sight-loss', yes],
  ['high', 'pregnant', 'pregnant', yes, possible],
  ['high', 'trying', 'trying', yes, possible],
  ['high', 'breastfeeding', 'breastfeeding', yes, possible],
  ['high', 'infection-now', 'infection-now', yes],
  ['high', 'shingles-now', 'shingles-now', yes],
  ['high', 'tb-ever', 'tb-ever', yes],
  ['high', 'tb-contact', 'tb-contact', yes],
  ['high', 'hepatitis', 'hepatitis', yes],
  ['high', 'hiv', 'hiv', yes],
  ['high', 'clot', 'clot', yes],
  ['high', 'heart-attack', 'heart-attack', yes],
  ['high', 'stroke', 'stroke', yes],
  ['high', 'cancer', 'cancer-kind', pick('other'), cancer],
  ['high', 'cancer', 'cancer-kind', pick('melanoma'), cancer],
  ['high', 'liver', 'liver', yes],
  ['high', 'kidney', 'kidney', yes],
  ['high', 'transplant', 'transplant', yes],
  ['high', 'immune-medicines', 'immune-medicines', yes],
  ['high', 'blood-thinners', 'blood-thinners', yes],
  ['high', 'jak-reaction', 'jak-reaction', yes],
  ['high', 'bowel', 'bowel', yes],
  ['high', 'low-counts', 'low-counts', yes],
  ['moderate', 'smoking', 'smoking', pick('now')],
  ['moderate', 'smoking', 'smoking', pick('past-long')],
  ['moderate', 'heart-risk-50', 'high-blood-pressure', yes, {}, 50],
  ['moderate', 'heart-risk-50', 'diabetes', yes, {}, 50],
  ['moderate', 'heart-risk-50', 'high-cholesterol', yes, {}, 50],
  ['moderate', 'heart-risk-50', 'family-heart', yes, {}, 50],
  ['moderate', 'family-clots', 'family-clots', yes],
  ['moderate', 'estrogen', 'estrogen', yes],
  ['moderate', 'immobile', 'immobile', yes],
  ['moderate', 'surgery', 'surgery', yes],
  ['moderate', 'shingles-past', 'shingles-past', yes],
  ['moderate', 'eczema-herpeticum', 'eczema-herpeticum', yes],
  ['moderate', 'treated-skin-cancer', 'cancer-kind', pick('treated-skin'), cancer],
  ['moderate', 'tb-places', 'tb-places', yes],
  ['moderate', 'live-vaccine', 'live-vaccine', yes],
  ['moderate', 'interacting', 'interacting', pick('fluconazole')],
  ['moderate', 'no-contraception', 'contraception', no, possible],
  ['moderate', 'retina', 'retina', yes],
  ['note', 'vaccines-due', 'vaccines-due', yes],
  ['note', 'needles', 'needles', yes],
  ['note', 'cost', 'cost', yes],
  ['note', 'prefers-tablet', 'prefers', pick('tablet')],
  ['note', 'prefers-cream', 'prefers', pick('cream')],
  ['note', 'prefers-shot', 'prefers', pick('shot')],
]

describe('the safety check', () => {
  it('raises nothing for somebody with nothing to report, and can then be sent', () => {
    expect(said(quiet)).toEqual([])
    expect(validate(check, quiet, 'completed')).toEqual([])
    expect(said(quiet, null)).toEqual([
      'moderate age-65 needs-clarifying',
      'moderate age-under-12 needs-clarifying',
    ])
  })

  it.each(list)('%s: %s for %s', (severity, ruleId, linkId, answer, others = {}, ageYears = 30) => {
    const answers = { ...quiet, ...others, [linkId]: answer }
    expect(said(answers, ageYears)).toEqual([`${severity} ${ruleId} raised`])
    const [flag] = flags(answers, ageYears)
    expect(flag?.citations.map((one) => one.linkId)).toContain(linkId)
    expect(flag?.ruleVersion).toBe('1.0.0')
    expect(flag?.patientWords === undefined).toBe(severity !== 'urgent')
    expect(flag?.patientWords ?? '').not.toContain('{')
    expect(validate(check, answers, 'completed').filter((one) => one.code !== 'not-asked')).toEqual([])
  })

  it.each(list)(
    '%s: %s is not settled by "not sure" about %s',
    (severity, ruleId, linkId, _, others = {}, ageYears = 30) => {
      const answers = { ...quiet, ...others, [linkId]: absent('asked-unknown') }
      expect(said(answers, ageYears)).toContain(`${severity} ${ruleId} needs-clarifying`)
    },
  )

  it.each(list.filter(([severity]) => severity !== 'note'))(
    '%s: %s is not settled by silence or refusal about %s',
    (severity, ruleId, linkId, _, others = {}, ageYears = 30) => {
      const { [linkId]: __, ...skipped } = { ...quiet, ...others }
      expect(said(skipped, ageYears)).toContain(`${severity} ${ruleId} needs-clarifying`)
      expect(said({ ...quiet, ...others, [linkId]: absent('asked-declined') }, ageYears)).toContain(
        `${severity} ${ruleId} needs-clarifying`,
      )
    },
  )

  it('knows the ages', () => {
    expect(said(quiet, 65)).toEqual(['moderate age-65 raised'])
    expect(said(quiet, 64)).toEqual([])
    expect(said(quiet, 11)).toEqual(['moderate age-under-12 raised'])
    expect(said(quiet, 12)).toEqual([])
    expect(said({ ...quiet, diabetes: yes }, 49)).toEqual([])
  })

  it('asks everybody whether pregnancy can apply, and goes on unless the answer is no', () => {
    const asked = (answer: Answer | undefined, linkId: string) =>
      isEnabled(check, linkId, answer ? { 'can-be-pregnant': answer } : {})
    expect(isEnabled(check, 'can-be-pregnant', {})).toBe(true)
    for (const answer of [yes, absent('asked-unknown'), absent('asked-declined'), undefined]) {
      expect(asked(answer, 'pregnant')).toBe(true)
      expect(asked(answer, 'contraception')).toBe(true)
    }
    expect(asked(no, 'pregnant')).toBe(false)
    expect(isEnabled(check, 'trying', { 'can-be-pregnant': yes, pregnant: yes })).toBe(false)
  })

  it('tells of urgent things from a draft, at once and alone', () => {
    const draft = flagResponse(check, { 'chest-pain': yes }, { ageYears: 30, status: 'in-progress' })
    expect(draft.map((one) => one.ruleId)).toEqual(['chest-pain'])
  })

  it('not sure about cancer is in doubt, and asks for no kind', () => {
    expect(said({ ...quiet, cancer: absent('asked-unknown') })).toEqual(['high cancer needs-clarifying'])
  })

  it('never hears of an answer to what was not asked', () => {
    const answer = fc.option(fc.constantFrom(yes, no, absent('asked-unknown'), absent('asked-declined')))
    const questions = itemIndex(check).places.filter((place) => place.item.type === 'boolean')
    const any = fc.tuple(...questions.map((place) => answer.map((one) => [place.item.linkId, one] as const)))
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 99 }), (entries, age) => {
        const answers = Object.fromEntries(entries.flatMap(([linkId, one]) => (one ? [[linkId, one]] : [])))
        expect(flags(answers, age)).toEqual(flags(withoutDisabled(check, answers), age))
      }),
      { numRuns: 50 },
    )
  })
})
