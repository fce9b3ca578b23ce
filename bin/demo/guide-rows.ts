import { originOf } from '@/lib/agenda/topic'
import type { GuideCheck } from '@/lib/guide/guide-file'
import { assignmentRow, auditRow, type Making } from './making'
import { newId } from './rows'
import { topicRow } from './topic-rows'
import { between } from './visit-times'

type Reading = 'unopened' | 'part' | 'whole'

/** One assigned guide: how far it was read, the goes at its checks, and what was put on the list on the way */
export function guideRows(making: Making, slug: string, at: number): void {
  const { clinic, times, plan } = making
  const pinned = clinic.library.guides.get(slug)
  if (!pinned) throw new Error(`The library has no guide ${slug}: run npm run library -- load first.`)
  const { sections, checks } = pinned.guide
  const reading = readingOf(making, at)
  const from = between(times.opened, times.lastSent, at / (plan.guides.length + 1))
  const until = between(times.opened, times.lastSent, (at + 1) / (plan.guides.length + 1))
  const assignmentId = assignmentRow(making, 'guide', pinned, {
    status: { unopened: 'assigned', part: 'in_progress', whole: 'completed' }[reading],
    openedAt: reading === 'unopened' ? null : from,
    completedAt: reading === 'whole' ? until : null,
  })
  if (reading === 'unopened') return
  const read = reading === 'whole' ? sections : sections.slice(0, Math.ceil(sections.length / 2))
  read.forEach(({ id }, turn) => {
    const readAt = between(from, until, turn / sections.length)
    making.rows.add('guide_opening', {
      patient_id: making.patient.patientId,
      assignment_id: assignmentId,
      section_id: id,
      first_opened_at: readAt,
      last_opened_at: readAt,
      // without a turn of chance: what else is made up stays as it was
      seconds: 40 + ((turn * 17 + at * 29) % 50),
      end_seen_at: readAt,
    })
    making.rows.add('guide_reading', {
      patient_id: making.patient.patientId,
      assignment_id: assignmentId,
      section_id: id,
      first_read_at: readAt,
      last_read_at: readAt,
      times: 1,
    })
  })
  if (reading === 'whole')
    auditRow(making.rows, {
      ...{ at: until, kind: 'patient', accountId: making.patient.accountId, action: 'guide.finished' },
      ...{ patientId: making.patient.patientId, entity: 'assignment', entityId: assignmentId },
    })
  const isRead = new Set(read.map(({ id }) => id))
  const known = checks.filter(({ section }) => isRead.has(section))
  known.forEach((check, turn) => {
    // the checks that go wrong are the first of each guide, spread over the guides
    const wrong = turn === 0 && at < plan.misunderstood
    checkRows(making, { check, assignmentId, at: until, turn }, wrong)
  })
  const asked = sections.at(-1)
  if (asked && isRead.has(asked.id) && at < plan.asked)
    agendaRow(making, assignmentId, {
      ...{
        source: 'asked_in_guide',
        topic: asked.heading,
        origin: originOf.section(assignmentId, asked.id),
        place: asked.id,
        at: until,
      },
    })
}

function readingOf({ plan }: Making, at: number): Reading {
  if (plan.progress === 'not-opened') return 'unopened'
  if (plan.progress === 'begun') return at === 0 ? 'part' : 'unopened'
  // of many guides the last one is left half read
  const isLast = at === plan.guides.length - 1
  return isLast && plan.guides.length > 4 ? 'part' : 'whole'
}

type Go = { check: GuideCheck; assignmentId: string; at: Date; turn: number }

/** A go at a check; one that went wrong is tried again, and every other time the topic goes on the list */
function checkRows(making: Making, { check, assignmentId, at, turn }: Go, wrong: boolean): void {
  const right = check.options.find(({ correct }) => correct)?.id ?? ''
  const miss = check.options.find(({ correct }) => !correct)?.id ?? ''
  const unsure = making.clinic.random.chance(0.4)
  const given = wrong ? [unsure ? 'not-sure' : miss] : [right]
  given.forEach((optionId) => {
    making.rows.add('check_answer', {
      id: newId(at),
      patient_id: making.patient.patientId,
      assignment_id: assignmentId,
      check_id: check.id,
      option_id: optionId,
      understood: optionId === right,
      answered_at: new Date(at.getTime() + turn * 40_000),
    })
  })
  if (wrong && making.clinic.random.chance(0.6))
    agendaRow(making, assignmentId, {
      ...{
        source: 'misunderstood',
        topic: check.topic,
        origin: originOf.check(assignmentId, check.id),
        place: check.section,
        at,
      },
    })
}

type Topic = {
  source: 'asked_in_guide' | 'misunderstood'
  topic: string
  origin: string
  place: string
  at: Date
}

function agendaRow(making: Making, assignmentId: string, topic: Topic): void {
  topicRow(making, { ...topic, assignmentId, ownWords: '' })
}
