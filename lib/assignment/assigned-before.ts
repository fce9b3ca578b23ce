import type { Actor, Clinician, Staff } from '@/lib/access/actor-kinds'
import { patientScope } from '@/lib/access/policy'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { Assignable } from './assignable'
import type { Asked } from './schema'

/** Long enough for an impatient second tap, too short for a second thought */
const DOUBLE_TAP_SECONDS = 10

/** What of it the visit has, by name */
export async function already(tx: Transaction, actor: Actor, asked: Asked, library: Assignable[]) {
  const { appointmentId, guideIds, questionnaireIds } = asked
  const rows = await tx.assignment.findMany({
    where: {
      ...patientScope(actor),
      appointmentId,
      status: { not: 'cancelled' },
      OR: [{ guideId: { in: guideIds } }, { questionnaireId: { in: questionnaireIds } }],
    },
    select: { guideId: true, questionnaireId: true },
  })
  const there = new Set(rows.flatMap(({ guideId, questionnaireId }) => guideId ?? questionnaireId ?? []))
  const titles = library.filter(({ id }) => there.has(id)).map(({ title }) => title)
  return { ok: false, reason: 'already-assigned', titles } as const
}

/** What a second tap on the same button finds: exactly this set, assigned by the same person seconds ago */
export async function justMade(tx: Transaction, actor: Clinician | Staff, asked: Asked) {
  const since = new Date(now().getTime() - DOUBLE_TAP_SECONDS * 1000)
  const rows = await tx.assignment.findMany({
    where: {
      ...patientScope(actor),
      appointmentId: asked.appointmentId,
      assignedBy: actor.accountId,
      assignedAt: { gte: since },
      status: { not: 'cancelled' },
      note: asked.note,
    },
    select: { id: true, guideId: true, questionnaireId: true, assignedAt: true },
  })
  const made = rows.flatMap(({ guideId, questionnaireId }) => guideId ?? questionnaireId ?? [])
  const wished = new Set([...asked.guideIds, ...asked.questionnaireIds])
  const [first] = rows
  if (!first || made.length !== wished.size || !made.every((id) => wished.has(id))) return null
  const { assignedAt } = first
  return { ok: true, assignedAt, assignmentIds: rows.map(({ id }) => id), isNew: false } as const
}
