import { answerOf, type FhirValue, valuesOf } from '@/lib/questionnaire/answers'
import { itemOf } from '@/lib/questionnaire/item-index'
import {
  type QuestionnaireResponse,
  type ResponseStatus,
  toQuestionnaireResponse,
} from '@/lib/questionnaire/response'
import { bandOf, type ScoreDefinition, scoreDefinitions } from '@/lib/score/definition'
import { coded, type Reference, type Resource, referenceTo, whole } from './resource'
import type { FlagRecord, ResponseRecord, ScoreRecord } from './visit-record'

const ours = 'https://skin-visit.example/fhir/StructureDefinition/'
const hl7 = 'http://hl7.org/fhir/StructureDefinition/'
const terminology = 'http://terminology.hl7.org/CodeSystem/'

const respondents = { parent: 'Parent', carer: 'Carer', staff: 'Member of staff' }

/** A draft goes out only to the patient whose it is */
type Written = Omit<ResponseRecord, 'status'> & Readonly<{ status: ResponseStatus }>

export function responseResource(record: Written): QuestionnaireResponse & Resource {
  const subject = `Patient/${record.patientId}`
  const { id, questionnaire, answers, status, respondent, completedAt, amendedAt } = record
  const response = toQuestionnaireResponse(questionnaire, answers, {
    ...{ id, status, subject },
    authored: (amendedAt ?? completedAt).toISOString(),
  })
  const source: Reference =
    respondent === null || respondent === 'patient'
      ? { reference: subject }
      : { type: respondent === 'staff' ? 'Practitioner' : 'RelatedPerson', display: respondents[respondent] }
  const { item, ...head } = response
  return { ...head, source: source as { reference: string }, ...(item && { item }) }
}

/** A score, with the answers it was made of, the band it falls in, or why there is none */
export function observationResource(score: ScoreRecord, record: ResponseRecord): Resource {
  const { id, code, title, value, cannot, effectiveAt } = score
  const { questionnaire } = record
  const definition = scoreDefinitions(questionnaire).find((one) => one.id === code)
  const band = definition && value !== null ? bandOf(definition, value) : undefined
  return whole({
    resourceType: 'Observation',
    id,
    status: record.status === 'amended' ? 'amended' : 'final',
    category: [{ coding: [{ system: `${terminology}observation-category`, code: 'survey' }] }],
    code: coded('score', code, title),
    subject: referenceTo('Patient', record.patientId),
    effectiveDateTime: effectiveAt.toISOString(),
    valueQuantity: value === null ? undefined : quantity(value, definition?.unit),
    dataAbsentReason:
      value === null
        ? { coding: [{ system: `${terminology}data-absent-reason`, code: 'unknown' }], text: cannot ?? '' }
        : undefined,
    interpretation: band ? [{ text: band }] : undefined,
    method: { text: [questionnaire.title, questionnaire.version].filter(Boolean).join(', version ') },
    referenceRange: definition ? ranges(definition) : undefined,
    derivedFrom: [referenceTo('QuestionnaireResponse', record.id)],
    component: definition?.asks.map((linkId) => component(linkId, record)),
  })
}

const quantity = (value: number, unit: string | undefined) => ({ value, ...(unit && { unit }) })

const ranges = ({ bands, min, max }: ScoreDefinition) =>
  bands.length > 0
    ? bands.map(({ from, label }) => ({ low: { value: from }, text: label }))
    : [{ low: { value: min }, high: { value: max } }]

/** One of the answers that a score is made of */
function component(linkId: string, { questionnaire, answers }: ResponseRecord): object {
  const item = itemOf(questionnaire, linkId)
  const code = {
    coding: [{ ...(questionnaire.url && { system: questionnaire.url }), code: linkId }],
    text: item?.text ?? linkId,
  }
  const answer = answerOf(answers, linkId)
  const [value] = valuesOf(answer)
  if (value && !('valueAttachment' in value)) return { code, ...observed(value) }
  const absent = answer && 'absent' in answer ? answer.absent : 'unknown'
  return {
    code,
    dataAbsentReason: { coding: [{ system: `${terminology}data-absent-reason`, code: absent }] },
  }
}

/** An answer as a component's value[x], which has fewer types than an answer's */
function observed(value: FhirValue): object {
  if ('valueCoding' in value)
    return { valueCodeableConcept: { coding: [value.valueCoding], text: value.valueCoding.display } }
  if ('valueDecimal' in value) return { valueQuantity: { value: value.valueDecimal } }
  if ('valueDate' in value) return { valueDateTime: value.valueDate }
  return value
}

/** A flag, with the answers behind it */
export function flagResource(flag: FlagRecord, record: ResponseRecord): Resource {
  const { id, ruleId, ruleVersion, severity, kind, words, citations, raisedAt } = flag
  return whole({
    resourceType: 'Flag',
    id,
    extension: [
      { url: `${hl7}flag-detail`, valueReference: referenceTo('QuestionnaireResponse', record.id) },
      { url: `${ours}flag-rule-version`, valueString: ruleVersion },
      ...citations.map(({ linkId, question, answer }) => ({
        url: `${ours}flag-citation`,
        extension: [
          ...(linkId === null ? [] : [{ url: 'linkId', valueString: linkId }]),
          { url: 'question', valueString: question },
          { url: 'answer', valueString: answer },
        ],
      })),
    ],
    status: 'active',
    category: [
      { coding: [{ system: `${terminology}flag-category`, code: 'safety' }] },
      coded('flag-severity', severity, severity),
      coded('flag-kind', kind, kind === 'raised' ? 'Raised by an answer' : 'Needs clarifying'),
    ],
    code: coded('flag-rule', ruleId, words),
    subject: referenceTo('Patient', record.patientId),
    period: { start: raisedAt.toISOString() },
  })
}
