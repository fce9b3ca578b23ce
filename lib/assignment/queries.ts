import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { id } from '@/lib/platform/field'
import { isoDay, startOfDay } from '@/lib/platform/zoned-time'
import { type Assignable, type AssignableVisit, clinicTitle, type Packet } from './assignable'
import { libraryFor } from './library-rows'

export type ToAssign = { things: Assignable[]; packets: Packet[]; visits: AssignableVisit[] }

/** What can be assigned to a patient and for which coming visits (today's included). Null where not there or not the actor's. */
export async function toAssign(actor: Actor, patientId: string): Promise<ToAssign | null> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return null
  const { timeZone } = await actorClinic(actor)
  return scoped(actor, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [openPatientRowScope(actor), { id: patientId }] },
      select: { language: true, account: { select: { language: true } } },
    })
    if (!patient) return null
    const library = await libraryFor(tx, patient.account?.language ?? patient.language)
    const visits = await tx.appointment.findMany({
      where: {
        ...patientScope(actor),
        patientId,
        status: 'booked',
        startsAt: { gte: startOfDay(isoDay(now(), timeZone), timeZone) },
      },
      select: {
        id: true,
        startsAt: true,
        reason: true,
        practitioner: { select: { name: true } },
        assignments: {
          where: { status: { not: 'cancelled' } },
          select: { guideId: true, questionnaireId: true },
        },
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    })
    const packets = await tx.packet.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    const named = (kind: Assignable['kind'], names: string[]) =>
      library.filter((thing) => thing.kind === kind && names.includes(thing.name)).map((thing) => thing.id)
    return {
      things: library.map(({ name: _, ...thing }) => thing),
      packets: packets.map(({ id, title, description, guideSlugs, questionnaireUrls }) => ({
        id,
        title,
        description,
        guideIds: named('guide', guideSlugs),
        questionnaireIds: named('questionnaire', questionnaireUrls),
      })),
      visits: visits.map(({ practitioner, assignments, ...visit }) => ({
        ...visit,
        practitioner: practitioner.name,
        assignedIds: assignments.flatMap(({ guideId, questionnaireId }) => guideId ?? questionnaireId ?? []),
      })),
    }
  })
}

export type AssignmentLine = {
  id: string
  appointmentId: string
  kind: 'guide' | 'questionnaire'
  title: string
  minutes: number
  status: 'assigned' | 'opened' | 'in_progress' | 'completed' | 'cancelled'
  note: string
  assignedAt: Date
  assignedBy: string
  completedAt: Date | null
  withdrawn: { at: Date; by: string } | null
  /** Whether the patient has written answers to it: never what they are */
  answered: boolean
}

/** Everything that was ever assigned to a patient, in the order it was. Nothing where not there or not the actor's. */
export async function patientAssignments(actor: Actor, patientId: string): Promise<AssignmentLine[]> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return []
  const rows = await scoped(actor, (tx) =>
    tx.assignment.findMany({
      where: { ...patientScope(actor), patientId },
      select: {
        id: true,
        appointmentId: true,
        status: true,
        note: true,
        assignedAt: true,
        assignedBy: true,
        completedAt: true,
        cancelledAt: true,
        cancelledBy: true,
        guideVersion: {
          select: {
            ...{ title: true, minutes: true, language: true },
            guide: {
              select: {
                versions: {
                  ...{ where: { language: 'en' }, orderBy: { revision: 'desc' }, take: 1 },
                  select: { title: true, language: true },
                },
              },
            },
          },
        },
        questionnaireVersion: { select: { title: true, minutes: true } },
        response: { select: { id: true } },
      },
      orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
    }),
  )
  const names = await memberNames(
    clinicOf(actor),
    rows.flatMap(({ assignedBy, cancelledBy }) => [assignedBy, cancelledBy ?? assignedBy]),
  )
  return rows.map(({ guideVersion, questionnaireVersion, response, cancelledAt, cancelledBy, ...row }) => ({
    ...row,
    kind: guideVersion ? 'guide' : 'questionnaire',
    title: guideVersion
      ? clinicTitle(guideVersion, guideVersion.guide.versions[0])
      : (questionnaireVersion?.title ?? ''),
    minutes: guideVersion?.minutes ?? questionnaireVersion?.minutes ?? 0,
    assignedBy: names.get(row.assignedBy) ?? '',
    withdrawn: cancelledAt ? { at: cancelledAt, by: names.get(cancelledBy ?? '') ?? '' } : null,
    answered: response !== null,
  }))
}

/** Names of colleagues; accounts are no clinical rows, but only this clinic's are looked at */
async function memberNames(clinicId: string, accountIds: string[]): Promise<Map<string, string>> {
  const accounts = await prisma().account.findMany({
    where: { clinicId, id: { in: [...new Set(accountIds)] } },
    select: { id: true, name: true },
  })
  return new Map(accounts.map(({ id, name }) => [id, name]))
}
