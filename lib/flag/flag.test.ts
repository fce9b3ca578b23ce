import { describe, expect, it } from 'vitest'
import type { Answers } from '@/lib/questionnaire/answers'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { flagResponse } from './flag'
import { flagProblems } from './rule'

type Part = Record<string, unknown>
const rule = (id: string, severity: string, ...parts: Part[]) => ({
  url: 'https://skin-visit.example/fhir/StructureDefinition/flag',
  extension: [
    { url: 'id', valueCode: id },
    { url: 'version', valueString: '1.0.0' },
    { url: 'severity', valueCode: severity },
    { url: 'words', valueString: `Words of ${id}` },
    ...parts,
  ],
})
const when = (question: string, operator = '=', answer: Part = { valueBoolean: true }): Part => ({
  url: 'when',
  extension: [
    { url: 'question', valueString: question },
    { url: 'operator', valueCode: operator },
    { url: 'answer', ...answer },
  ],
})
const all: Part = { url: 'behavior', valueCode: 'all' }
const fhirpath = (expression: string): Part => ({
  url: 'expression',
  valueExpression: { language: 'text/fhirpath', expression },
})
const cites = (valueString: string): Part => ({ url: 'cites', valueString })
const form = (...extension: object[]) =>
  questionnaireSchema.parse({
    resourceType: 'Questionnaire',
    status: 'active',
    item: [
      { linkId: 'a', type: 'boolean', text: 'Is it a?' },
      { linkId: 'b', type: 'boolean', text: 'Is it b?' },
      {
        linkId: 'later',
        type: 'boolean',
        text: 'And later?',
        enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
      },
    ],
    extension,
  })

const yes = { values: [{ valueBoolean: true }] }
const no = { values: [{ valueBoolean: false }] }
const unsure = { absent: 'asked-unknown' } as const
const declined = { absent: 'asked-declined' } as const
const flags = (
  questionnaire: ReturnType<typeof form>,
  answers: Answers,
  more: { ageYears?: number | null; draft?: boolean } = {},
) =>
  flagResponse(questionnaire, answers, {
    ageYears: more.ageYears === undefined ? 40 : more.ageYears,
    status: more.draft ? 'in-progress' : 'completed',
  }).map(
    (one) =>
      `${one.ruleId} ${one.kind}: ${one.citations.map((cited) => `${cited.linkId} ${cited.answer}`).join(', ')}`,
  )

describe('a rule about one answer', () => {
  const form1 = form(rule('r', 'high', when('a')))
  it('is raised by it, settled by its opposite, and left in doubt by everything else', () => {
    expect(flags(form1, { a: yes })).toEqual(['r raised: a Yes'])
    expect(flags(form1, { a: no })).toEqual([])
    expect(flags(form1, { a: unsure })).toEqual(['r needs-clarifying: a Not sure'])
    expect(flags(form1, { a: declined })).toEqual(['r needs-clarifying: a Prefers not to say'])
    expect(flags(form1, {})).toEqual(['r needs-clarifying: a Not answered'])
  })
  it('in a draft waits for an answer, and takes "not sure" at once', () => {
    expect(flags(form1, {}, { draft: true })).toEqual([])
    expect(flags(form1, { a: unsure }, { draft: true })).toHaveLength(1)
    const unlike = form(rule('r', 'high', when('a', '!=', { valueBoolean: false })))
    expect(flags(unlike, {}, { draft: true })).toEqual([])
    expect(flags(unlike, { a: yes }, { draft: true })).toHaveLength(1)
  })
  it('of the severity note is settled by silence, not by doubt', () => {
    const note = form(rule('r', 'note', when('a')))
    expect([{}, { a: declined }].map((answers) => flags(note, answers))).toEqual([[], []])
    expect(flags(note, { a: unsure })).toHaveLength(1)
  })
  it('never hears of a disabled answer', () => {
    const later = form(rule('r', 'high', when('later')))
    expect(flags(later, { a: no, later: yes })).toEqual([])
    expect(flags(later, { a: yes, later: yes })).toEqual(['r raised: later Yes'])
  })
  it('whose words say so where it needs clarifying', () => {
    const words = (answers: Answers) =>
      flagResponse(form1, answers, { ageYears: null }).map((one) => one.words)
    expect([words({ a: yes }), words({ a: unsure })]).toEqual([['Words of r'], ['To clarify: Words of r']])
  })
})

describe('a rule about several answers', () => {
  it('any: is raised by one, and still asks about the other', () => {
    const any = form(rule('r', 'high', when('a'), when('b')))
    expect(flags(any, { a: yes, b: no })).toEqual(['r raised: a Yes'])
    expect(flags(any, { a: yes, b: unsure })).toEqual(['r raised: a Yes', 'r needs-clarifying: b Not sure'])
    expect(flags(any, { a: no, b: no })).toEqual([])
  })
  it('all: falls with one, and is in doubt until the last', () => {
    const every = form(rule('r', 'high', when('a'), when('b'), all))
    expect(flags(every, { a: no, b: unsure })).toEqual([])
    expect(flags(every, { a: yes, b: unsure })).toEqual(['r needs-clarifying: b Not sure, a Yes'])
    expect(flags(every, { a: yes, b: yes })).toEqual(['r raised: a Yes, b Yes'])
  })
})

describe('a rule about age', () => {
  const from50 = form(rule('r', 'moderate', when('a'), { url: 'min-age', valueInteger: 50 }))
  it('holds from that birthday on, and is in doubt where the age is not known', () => {
    expect(flags(from50, { a: yes }, { ageYears: 49 })).toEqual([])
    expect(flags(from50, { a: yes }, { ageYears: 50 })).toEqual(['r raised: a Yes, null 50'])
    expect(flags(from50, { a: yes }, { ageYears: null })).toEqual([
      'r needs-clarifying: a Yes, null Not known',
    ])
    expect(flags(from50, { a: no }, { ageYears: null })).toEqual([])
  })
  it('alone needs no answer', () => {
    const under12 = form(rule('r', 'moderate', { url: 'max-age', valueInteger: 11 }))
    expect(flags(under12, {}, { ageYears: 11 })).toEqual(['r raised: null 11'])
    expect(flags(under12, {}, { ageYears: 12 })).toEqual([])
  })
})

describe('a rule in FHIRPath', () => {
  const expression = "%age >= 50 and %resource.repeat(item).where(linkId = 'a').answer.value"
  const path = form(rule('r', 'high', fhirpath(expression), cites('a')))
  it('is raised where it holds; where it does not, what it cites must be answered', () => {
    expect(flags(path, { a: yes }, { ageYears: 60 })).toEqual(['r raised: a Yes'])
    expect(flags(path, { a: yes }, { ageYears: 40 })).toEqual([])
    expect(flags(path, { a: no }, { ageYears: 60 })).toEqual([])
    expect(flags(path, { a: unsure }, { ageYears: 60 })).toEqual(['r needs-clarifying: a Not sure'])
  })
  it('that fails leaves doubt, not peace', () => {
    const broken = form(rule('r', 'high', fhirpath('%nothing.at.all'), cites('a')))
    expect(flags(broken, { a: no })).toEqual(['r needs-clarifying: a No'])
  })
  it('that comes to nothing though all was answered leaves doubt too: a score may lack the number of one answer', () => {
    const empty = form(
      rule(
        'r',
        'high',
        fhirpath("iif(%resource.repeat(item).where(linkId = 'b').exists(), 1) > 0"),
        cites('a'),
      ),
    )
    expect(flags(empty, { a: yes })).toEqual(['r needs-clarifying: a Yes'])
    expect(flags(empty, { a: yes, b: no })).toEqual(['r raised: a Yes'])
    expect(flags(empty, {})).toEqual(['r needs-clarifying: a Not answered'])
    const later = form(rule('r', 'high', fhirpath('{}'), cites('a'), cites('later')))
    expect(flags(later, { a: no })).toEqual([])
  })
})

describe('all rules', () => {
  const patientWords = { url: 'patient-words', valueString: 'Call {emergency} now.' }
  it('come the gravest first, findings before doubts, with the number to call', () => {
    const mixed = form(
      rule('n', 'note', when('a')),
      rule('h', 'high', when('b')),
      rule('m', 'moderate', when('a')),
      rule('h2', 'high', when('a')),
      rule('u', 'urgent', when('a'), patientWords),
    )
    const found = flagResponse(mixed, { a: yes, b: unsure, later: no }, { ageYears: 40, emergency: '112' })
    expect(found.map((one) => one.ruleId)).toEqual(['u', 'h2', 'h', 'm', 'n'])
    expect(found[0]?.patientWords).toBe('Call 112 now.')
    expect(found[1]).not.toHaveProperty('patientWords')
  })
  it('are looked at before they are used', () => {
    expect(
      flagProblems(
        form(
          rule('u', 'urgent', when('a')),
          rule('x', 'high'),
          rule('y', 'high', when('zz')),
          rule('z', 'high', fhirpath('(('), cites('a')),
          rule('z', 'high', when('a')),
          rule('w', 'high', when('a', '=', { valueInteger: 1 })),
          rule('v', 'high', when('a', '=', { valueQuantity: { value: 1 } })),
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^The rule u lacks/),
      expect.stringMatching(/^The rule x lacks/),
      'Two rules are called z.',
      'The rule y looks at zz, which is no question here.',
      'The rule z has an expression that does not parse.',
      'The rule w looks for an answer that cannot be given to a.',
      'The rule v looks for an answer that cannot be given to a.',
    ])
  })
})
