import type { Actor } from '@/lib/access/actor-kinds'
import { canReadAnswers, clinicOf } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { bringBackPutOff } from '@/lib/agenda/put-off-rows'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { flagRules } from '@/lib/flag/rule'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { dateWords } from '@/lib/platform/zoned-time'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { clarificationRows } from '@/lib/questionnaire-response/clarification-rows'
import { correctionRows } from '@/lib/questionnaire-response/correction-rows'
import { type ScoreDefinition, scoreDefinitions } from '@/lib/score/definition'
import { type Authors, authorsOf } from './author-rows'
import type { Brief, BriefFlag } from './brief'
import { flagsOf, guidesOf, neighbourOf, scoredVisits, sendingOf, topicsOf } from './brief-parts'
import {
  type AssignedRow,
  assignedRows,
  flagRows,
  notAssignedRows,
  readingRows,
  reviewRow,
  type Scope,
  scoreRows,
  topicRows,
} from './brief-rows'
import { correctionsOf } from './correction'
import { disagreements } from './disagreement'
import { disagreementRules } from './disagreement-rules'
import { type GuideOutline, guideOutline } from './guide-outline'
import { headRow } from './head-row'
import { missingOf } from './missing'
import {
  type AssignedForm,
  asksForTopics,
  briefForm,
  formChanges,
  interestsOf,
  optionalText,
  ownWordsOf,
  unsent,
} from './sent-form'
import { trendsOf } from './trend'

/**
 * The sixty-second screen of one visit, for a clinician of its clinic; null for everybody else and where there is no such
 * visit. A draft is the patient's own: of what was not sent only the progress is told. The reading is put on record.
 */
export async function brief(actor: Actor, appointmentId: string): Promise<Brief | null> {
  if (!canReadAnswers(actor) || !id.safeParse(appointmentId).success) return null
  return scopedSql(actor, async (tx) => {
    const head = await headRow(tx, clinicOf(actor), appointmentId)
    if (!head) return null
    const { patientId, givenName, familyName, birthDate, language, timeZone, previous, next, ...visit } = head
    const scope = { clinicId: clinicOf(actor), patientId, appointmentId, startsAt: visit.startsAt }
    bringBackPutOff(tx, scope)
    const [assigned, scores, topics, readings, [review], others, authors] = await Promise.all([
      assignedRows(tx, scope),
      scoreRows(tx, scope),
      topicRows(tx, scope),
      readingRows(tx, scope),
      reviewRow(tx, scope),
      notAssignedRows(tx, scope),
      authorsOf(tx, scope),
    ])
    const begun = assigned.flatMap(({ responseId }) => responseId ?? [])
    const compared = assigned.flatMap(({ responseId, completedAt, beforeId }) =>
      responseId && completedAt ? [responseId, ...(beforeId ? [beforeId] : [])] : [],
    )
    const [forms, raised, asked] = await Promise.all([
      assignedForms(tx, scope, assigned, authors),
      compared.length > 0 ? flagRows(tx, scope, compared) : [],
      clarificationRows(tx, scope.clinicId, begun),
    ])
    const { flags, cleared } = flagsOf(forms, raised)
    const outlines = await outlinesOf(tx, [...assigned, ...topics])
    const guides = guidesOf(assigned, readings, outlines)
    const shown = forms.map((form) => briefForm(form, flags))
    await recordSql(tx, actor, {
      ...{ action: 'answers.read', patientId, entity: 'appointment', entityId: appointmentId },
      detail: { sent: shown.filter(({ state }) => state === 'sent').length },
    })
    return {
      asOf: now(),
      visit,
      patient: { id: patientId, givenName, familyName, birthDate, language },
      previous: neighbourOf(previous),
      next: neighbourOf(next),
      sending: sendingOf(assigned.length, forms, asked, review),
      topics: topicsOf(topics, outlines),
      unheard: unsent(forms, asksForTopics),
      flags,
      cleared,
      unscreened: unsent(forms, (questionnaire) => flagRules(questionnaire).length > 0),
      trends: trendsOf(scoredVisits(scores, await definitionsOf(tx, scores))),
      changes: formChanges(forms),
      disagreements: disagreements(disagreementRules, sentForms(forms)),
      guides,
      missing: missingOf({
        appointmentId,
        forms: shown,
        guides,
        notAssigned:
          assigned.length === 0
            ? []
            : others.map(({ title, lastSent }) => ({
                title,
                lastSent: lastSent && `last sent ${dateWords(lastSent, timeZone)}`,
              })),
        flagged: clarifying(flags),
        optionalText: ({ assignmentId }) => {
          const form = forms.find((one) => one.assignmentId === assignmentId)
          return form ? optionalText(form.questionnaire) : new Set()
        },
      }),
      clarifications: asked.map((row) => ({
        ...row,
        place: { appointmentId, responseId: row.responseId, linkId: row.linkId },
      })),
      ownWords: ownWordsOf(forms),
      interests: interestsOf(forms),
      forms: shown,
    }
  })
}

async function assignedForms(
  tx: SqlTransaction,
  scope: Scope,
  rows: readonly AssignedRow[],
  authors: Authors,
): Promise<AssignedForm[]> {
  const forms: AssignedForm[] = []
  const corrected = rows.flatMap((row) => (row.responseStatus === 'amended' ? (row.responseId ?? []) : []))
  const corrections = corrected.length > 0 ? await correctionRows(tx, scope.clinicId, corrected) : []
  for (const row of rows) {
    if (!row.questionnaireVersionId) continue
    const questionnaire = await pinnedQuestionnaire(tx, row.questionnaireVersionId)
    const { responseId, beforeId, beforeVersionId, beforeAppointmentId, beforeAt } = row
    forms.push({
      ...{ assignmentId: row.assignmentId, appointmentId: scope.appointmentId },
      ...{ url: row.url ?? '', title: row.title, version: row.version, isOpened: row.status !== 'assigned' },
      questionnaire,
      response: responseId
        ? {
            id: responseId,
            answers: answersSchema.parse(row.answers),
            sentAt: row.completedAt,
            sentBy: row.sentBy ?? '',
            respondent: row.respondent,
            authors: authors.get(responseId) ?? new Map(),
            corrections: correctionsOf(corrections, {
              ...{ responseId, appointmentId: scope.appointmentId, questionnaire },
              answers: answersSchema.parse(row.answers),
            }),
          }
        : null,
      before:
        beforeId && beforeVersionId && beforeAppointmentId && beforeAt
          ? {
              ...{ responseId: beforeId, appointmentId: beforeAppointmentId, at: beforeAt },
              questionnaire: await pinnedQuestionnaire(tx, beforeVersionId),
              answers: answersSchema.parse(row.beforeAnswers),
            }
          : null,
    })
  }
  return forms
}

async function outlinesOf(
  tx: SqlTransaction,
  rows: readonly Pick<AssignedRow, 'guideVersionId'>[],
): Promise<Map<string, GuideOutline>> {
  const outlines = new Map<string, GuideOutline>()
  for (const { guideVersionId } of rows)
    if (guideVersionId) outlines.set(guideVersionId, await guideOutline(tx, guideVersionId))
  return outlines
}

/** How each version reads its scores */
async function definitionsOf(
  tx: SqlTransaction,
  scores: readonly { versionId?: string | null }[],
): Promise<Map<string, readonly ScoreDefinition[]>> {
  const definitions = new Map<string, readonly ScoreDefinition[]>()
  for (const versionId of new Set(scores.flatMap(({ versionId }) => versionId ?? [])))
    definitions.set(versionId, scoreDefinitions(await pinnedQuestionnaire(tx, versionId)))
  return definitions
}

const sentForms = (forms: readonly AssignedForm[]) =>
  forms.flatMap(({ url, questionnaire, appointmentId, response }) =>
    response?.sentAt
      ? [{ url, questionnaire, answers: response.answers, place: { appointmentId, responseId: response.id } }]
      : [],
  )

const clarifying = (flags: readonly BriefFlag[]): ReadonlySet<string> =>
  new Set(
    flags
      .filter(({ kind }) => kind === 'needs-clarifying')
      .flatMap(({ responseId, citations }) => citations.map(({ linkId }) => `${responseId} ${linkId}`)),
  )
