import { z } from 'zod'
import type { Actor, SystemActor } from '@/lib/access/actor-kinds'
import { canKeepWatch } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { record, recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { logFailure } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { isDue, isTimeForMail } from './due'
import { reminderMail } from './reminder-mail'
import { type Claimed, claim, unfinished } from './unfinished-rows'

type NotFound = { ok: false; reason: 'not-found' }

/**
 * Mails who has something unfinished before a coming visit, at every clinic, when it is due (`due.ts`). A visit is claimed before
 * the mail goes, so that of several servers one sends it; where none could be sent it is tried an hour later, and a server that
 * ends between mail and record mails once more. Gives how many visits were reminded of.
 */
export async function remindUnfinished(actor: Actor): Promise<{ ok: true; reminded: number } | NotFound> {
  if (!canKeepWatch(actor)) return { ok: false, reason: 'not-found' }
  const clinics = await prisma().clinic.findMany({
    select: { id: true, name: true, phone: true, timeZone: true },
  })
  let reminded = 0
  for (const clinic of clinics)
    try {
      reminded += await remind({ ...actor, clinicId: clinic.id }, clinic)
    } catch (error) {
      // what is wrong with one clinic keeps no other from being reminded
      logFailure('reminders', error, { clinicId: clinic.id })
    }
  return { ok: true, reminded }
}

type Clinic = { id: string; name: string; phone: string; timeZone: string }

async function remind(actor: SystemActor, clinic: Clinic): Promise<number> {
  const { id, timeZone } = clinic
  if (!isTimeForMail(timeZone, now())) return 0
  const visits = await scopedSql(actor, (tx) => unfinished(tx, id))
  let reminded = 0
  for (const visit of visits.filter((one) => isDue(one, timeZone, now()))) {
    const told = await scopedSql(actor, (tx) => claim(tx, id, visit))
    if (told && (await mail(actor, clinic, told))) reminded += 1
  }
  return reminded
}

/** Whether one went out, which is then on record */
async function mail(
  actor: SystemActor,
  { id: clinicId, name: clinic, ...of }: Clinic,
  { appointmentId, patientId, startsAt, people }: Claimed,
): Promise<boolean> {
  const posted = await Promise.all(
    people.map((person) => sendMail(reminderMail(person, { ...of, clinic, startsAt }))),
  )
  if (posted.every((one) => one === 'nowhere')) return false
  await scopedSql(actor, async (tx) => {
    // one that was moved while its mail went is yet to be reminded of
    await tx`
      update appointment set reminded_at = ${now()}
      where clinic_id = ${clinicId} and id = ${appointmentId} and starts_at = ${startsAt}`
    await recordSql(tx, actor, {
      ...{ action: 'reminder.mailed', patientId, entity: 'appointment', entityId: appointmentId },
      detail: { mails: posted.length },
    })
  })
  return true
}

const choice = z.strictObject({ reminders: z.boolean() })

/** A patient's, parent's or carer's own choice whether they are reminded. Input: reminders. */
export async function chooseReminders(actor: Actor, input: unknown): Promise<{ ok: true } | NotFound> {
  const parsed = choice.safeParse(input)
  if (!(actor.kind === 'patient' || actor.kind === 'carer') || !parsed.success)
    return { ok: false, reason: 'not-found' }
  const { reminders } = parsed.data
  await scoped(actor, async (tx) => {
    const { accountId: id, clinicId } = actor
    const { count } = await tx.account.updateMany({
      where: { id, clinicId, reminders: !reminders },
      data: { reminders },
    })
    if (count > 0)
      await record(tx, actor, {
        action: 'reminders.chosen',
        ...(actor.kind === 'patient' ? { patientId: actor.patientId } : {}),
        entity: 'account',
        entityId: id,
        detail: { reminders },
      })
  })
  return { ok: true }
}
