import { z } from 'zod'
import { flagRules } from '@/lib/flag/rule'
import { libraryPlacePath, placeIn } from '@/lib/guide/guide-path'
import type { ScoreDefinition } from '@/lib/score/definition'
import type {
  BriefFlag,
  BriefGuide,
  ClearedFlag,
  Neighbour,
  Passage,
  Respondent,
  Sending,
  Topic,
} from './brief'
import type { AssignedRow, FlagRow, ReadingRow, ScoreRow, TopicRow } from './brief-rows'
import { flagWords } from './brief-words'
import { clearedFlags, isNewFlag } from './flag-changes'
import type { GuideOutline } from './guide-outline'
import type { AssignedForm } from './sent-form'
import type { ScoredVisit } from './trend'

const citations = z.array(
  z.object({ linkId: z.string().nullable(), question: z.string(), answer: z.string() }),
)
const missed = z.array(z.object({ checkId: z.string(), optionId: z.string() }))
const neighbour = z
  .object({
    appointmentId: z.string(),
    startsAt: z.string().transform((text) => new Date(text)),
    givenName: z.string(),
    familyName: z.string(),
  })
  .nullable()

export const neighbourOf = (json: unknown): Neighbour | null => neighbour.parse(json)

/** The flags of this visit's answers against those of the answers before, form by form */
const passedOn = z.nullable(z.object({ to: z.string(), at: z.coerce.date() }))

export function flagsOf(forms: readonly AssignedForm[], rows: readonly FlagRow[]) {
  const flags: BriefFlag[] = []
  const cleared: ClearedFlag[] = []
  for (const { response, before, questionnaire } of forms) {
    if (!response?.sentAt) continue
    const rules = new Set(flagRules(questionnaire).map(({ id }) => id))
    const now = rows.filter(({ responseId }) => responseId === response.id)
    const was = before ? rows.filter(({ responseId }) => responseId === before.responseId) : []
    for (const { acknowledgedAt: at, acknowledgerName: by, ...row } of now)
      flags.push({
        ...row,
        citations: citations.parse(row.citations),
        isNew: before && isNewFlag(row, was),
        acknowledged: by !== null && at ? { by, at } : null,
        passedOn: passedOn.parse(row.passedOn),
      })
    for (const row of before ? clearedFlags(now, was, rules) : []) {
      const linkId = citations.parse(row.citations).find((one) => one.linkId !== null)?.linkId
      const place =
        before && linkId ? { appointmentId: before.appointmentId, responseId: row.responseId, linkId } : null
      cleared.push({
        ruleId: row.ruleId,
        severity: row.severity,
        words: flagWords(row.words, row.kind),
        place,
      })
    }
  }
  // as the database orders severities and kinds; a form's flags stay together only where they weigh the same
  const order = new Map(rows.map(({ id }, at) => [id, at]))
  flags.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return { flags, cleared }
}

/** Scores under the visits they were given for, oldest first; `definitions` are those of each version */
export function scoredVisits(
  rows: readonly (Pick<ScoreRow, 'appointmentId' | 'startsAt'> & Partial<ScoreRow>)[],
  definitions: ReadonlyMap<string, readonly ScoreDefinition[]>,
): ScoredVisit[] {
  return [...Map.groupBy(rows, ({ appointmentId }) => appointmentId)].map(([appointmentId, ofVisit]) => ({
    appointmentId,
    startsAt: ofVisit[0]?.startsAt ?? new Date(0),
    scores: ofVisit.flatMap(({ code, value, cannot, responseId, versionId = '', questionnaireId: form }) => {
      const definition = definitions.get(versionId)?.find(({ id }) => id === code)
      return code && responseId && form && definition
        ? [{ code, value: value ?? null, cannot: cannot ?? null, responseId, form, definition }]
        : []
    }),
  }))
}

export const topicsOf = (rows: readonly TopicRow[], outlines: ReadonlyMap<string, GuideOutline>): Topic[] =>
  rows.map(({ place, responseId, answeredFor, assignmentId: _, guideVersionId, ...topic }) => {
    const outline = guideVersionId ? outlines.get(guideVersionId) : undefined
    const passage = outline && guideVersionId ? passageOf(outline, guideVersionId, place) : null
    const heading = passage && outline?.headings.get(placeIn(place).sectionId)
    return {
      ...topic,
      topic: heading || outline?.english.get(topic.topic) || topic.topic,
      passage,
      place: responseId && answeredFor ? { appointmentId: answeredFor, responseId, linkId: place } : null,
    }
  })

function passageOf(outline: GuideOutline, versionId: string, place: string): Passage | null {
  const words = outline.paragraphs.get(place)
  if (words === undefined) return null
  const { language, version } = outline
  return { words, language, version, href: libraryPlacePath(versionId, placeIn(place)) }
}

export function guidesOf(
  rows: readonly AssignedRow[],
  readings: readonly ReadingRow[],
  outlines: ReadonlyMap<string, GuideOutline>,
): BriefGuide[] {
  return rows.flatMap(({ assignmentId, guideVersionId, title, version, status }) => {
    const outline = guideVersionId && outlines.get(guideVersionId)
    if (!outline) return []
    const reading = readings.find((one) => one.assignmentId === assignmentId)
    const sectionsRead = reading?.sections ?? 0
    const isRead = status === 'completed' || sectionsRead >= outline.sections
    return {
      ...{ assignmentId, title, version, sectionsRead, sections: outline.sections },
      ...{ endsSeen: reading?.endsSeen ?? 0, minutes: Math.round((reading?.seconds ?? 0) / 60) },
      state: isRead ? 'read' : sectionsRead > 0 || (reading?.opened ?? 0) > 0 ? 'part' : 'not-opened',
      missed: missed.parse(reading?.missed ?? []).map(({ checkId, optionId }) => ({
        topic: outline.topics.get(checkId) ?? checkId,
        how: optionId === 'not-sure' ? 'not-sure' : 'wrong',
      })),
    }
  })
}

/** Who filled it in as they said, and whoever else's answers stand in it by their own sign-in */
function respondentsOf({
  respondent,
  answers,
  authors,
}: NonNullable<AssignedForm['response']>): Respondent[] {
  const carers = [...authors.values()].map(({ relationship }) => relationship)
  const isPatientIn = carers.length > 0 && Object.keys(answers).some((linkId) => !authors.has(linkId))
  return [...(respondent ? [respondent] : []), ...(isPatientIn ? (['patient'] as const) : []), ...carers]
}

export function sendingOf(
  things: number,
  forms: readonly AssignedForm[],
  replies: readonly { responseId: string; answeredAt: Date | null }[],
  review: Sending['review'] | undefined,
): Sending {
  const latest = (times: readonly Date[]) =>
    times.reduce<Date | null>((last, at) => (last && last > at ? last : at), null)
  const sent = forms.flatMap(({ title, response }) =>
    response?.sentAt
      ? [
          {
            ...{ title, at: response.sentAt, respondents: respondentsOf(response) },
            correctedAt: response.corrections[0]?.at ?? response.sentAt,
            repliedAt: latest(
              replies.flatMap(({ responseId, answeredAt }) =>
                responseId === response.id && answeredAt ? answeredAt : [],
              ),
            ),
          },
        ]
      : [],
  )
  return {
    assigned: forms.length,
    sent: sent.length,
    things,
    lastSentAt: latest(sent.map(({ at }) => at)),
    lastChangedAt: latest(
      sent.flatMap(({ correctedAt, repliedAt }) => (repliedAt ? [correctedAt, repliedAt] : correctedAt)),
    ),
    respondents: [...new Set(sent.flatMap(({ respondents }) => respondents))],
    review: review ?? null,
    sentSinceReview: review
      ? sent.flatMap(({ title, at, correctedAt, repliedAt }) => {
          if (at > review.at) return title
          if (correctedAt > review.at) return `${title} (corrected)`
          return repliedAt && repliedAt > review.at ? `${title} (reply)` : []
        })
      : [],
  }
}
