import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { publishedGuide } from '@/lib/guide/published-guide'
import { languageOf } from '@/lib/platform/language'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { answersSeen, seenBy } from '@/lib/questionnaire/audience'
import { inLanguage } from '@/lib/questionnaire/translation'
import type { OfferedPart } from './offered-part'
import { parseReadingRules, type ReadingRule, type Sent, suggestionsOf } from './reading-rules'

type SentRow = { url: string; versionId: string; answers: unknown }
type GuideRow = {
  assignmentId: string
  slug: string
  versionId: string
  title: string
  source: string
  isDone: boolean
  read: string[]
}

let rules: ReadingRule[] | undefined

/**
 * Parts of the guides that this patient was assigned which what they last sent speaks for, read or not. It looks at no
 * more than whoever asks may see, so that a parent is offered nothing for what only the patient was asked. Null for
 * anybody but a patient.
 */
export async function offeredParts(actor: Actor): Promise<{ parts: OfferedPart[] } | null> {
  if (!canAnswer(actor)) return null
  const { clinicId, patientId, hides, language } = actor
  return scopedSql(actor, async (tx) => {
    const rows = await tx<SentRow[]>`
      select distinct on (q.id) q.url, r.questionnaire_version_id as "versionId", r.answers
      from questionnaire_response r
      join questionnaire_version v on v.id = r.questionnaire_version_id
      join questionnaire q on q.id = v.questionnaire_id
      join assignment a on a.clinic_id = r.clinic_id and a.id = r.assignment_id and a.status <> 'cancelled'
      where r.clinic_id = ${clinicId} and r.patient_id = ${patientId} and r.status <> 'in-progress'
      order by q.id, r.completed_at desc`
    if (rows.length === 0) return { parts: [] }
    const sent: Sent[] = []
    for (const { url, versionId, answers } of rows) {
      const pinned = await pinnedQuestionnaire(tx, versionId)
      const questionnaire = inLanguage(seenBy(pinned, hides), language)
      sent.push({ url, questionnaire, answers: answersSeen(pinned, hides, answersSchema.parse(answers)) })
    }
    rules ??= parseReadingRules(readFileSync(join(process.cwd(), 'content/reading.yaml'), 'utf8'))
    const suggested = suggestionsOf(rules, sent, languageOf(language))
    if (suggested.length === 0) return { parts: [] }
    const guides = await tx<GuideRow[]>`
      select distinct on (g.id) a.id as "assignmentId", g.slug, v.id as "versionId", v.title, v.source,
        a.status = 'completed' as "isDone",
        coalesce((select array_agg(s.section_id) from guide_reading s
          where s.clinic_id = a.clinic_id and s.assignment_id = a.id), '{}') as read
      from assignment a
      join appointment p on p.clinic_id = a.clinic_id and p.id = a.appointment_id
      join guide g on g.id = a.guide_id
      join guide_version v on v.id = a.guide_version_id
      where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and a.status <> 'cancelled'
        and p.status <> 'cancelled' and g.slug = any(${suggested.map(({ guide }) => guide)})
      order by g.id, p.starts_at desc, a.id desc`
    const parts = suggested.flatMap(({ guide, section, reasons }): OfferedPart | [] => {
      const row = guides.find(({ slug }) => slug === guide)
      if (!row) return []
      const file = publishedGuide(row.versionId, row.source)
      const found = file.sections.find(({ id }) => id === section)
      if (section !== null && !found) return []
      return {
        ...{ assignmentId: row.assignmentId, title: row.title, language: file.language, reasons },
        ...{ sectionId: section, heading: found?.heading ?? null },
        isRead: section === null ? row.isDone : row.read.includes(section),
      }
    })
    return { parts }
  })
}
