import type { Actor, SystemActor } from '@/lib/access/actor-kinds'
import { canKeepWatch } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { announce } from '@/lib/arrival/announce'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import { logFailure } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { escalationMail } from './escalation-mail'
import { recordMailed, takeUnmailed, type Unmailed } from './unmailed-rows'
import { toTell, type Waiting } from './watch'
import { people, watchRow } from './watch-rows'

export type Kept = { ok: true; told: number; mailed: number } | { ok: false; reason: 'not-found' }

/**
 * Passes on what has waited too long, at every clinic: urgent and high flags that no clinician has acknowledged, for a
 * visit that is to come or was cancelled, or that came after its hour. Each step is recorded once, on however many servers this
 * runs at once; a mail that could not be sent is tried again some minutes later. Gives how many steps were recorded and how many mails went out.
 */
export async function escalateUnattended(actor: Actor): Promise<Kept> {
  if (!canKeepWatch(actor)) return { ok: false, reason: 'not-found' }
  const clinics = await prisma().clinic.findMany({ select: { id: true, name: true, timeZone: true } })
  // what is wrong with one clinic keeps no other from being told
  const each = async (work: (here: SystemActor, clinic: Clinic) => Promise<number>) => {
    let sum = 0
    for (const clinic of clinics)
      try {
        sum += await work({ ...actor, clinicId: clinic.id }, clinic)
      } catch (error) {
        logFailure('keep-watch', error, { clinicId: clinic.id })
      }
    return sum
  }
  // every clinic's list shows it before a mail server is waited for
  const told = await each(tell)
  return { ok: true, told, mailed: await each(mail) }
}

type Clinic = { id: string; name: string; timeZone: string }
type Flagged = Waiting & { id: string; patientId: string; appointmentId: string; told: (string | null)[] }

/**
 * A flag of a cancelled visit is seen at no visit, nor is one that came when the visit had begun, so they are passed on past the
 * time that was booked; so long after that everybody has long been told, and what is older than this rule is not brought up.
 */
const UNSEEN_FOR = '30 days'

function tell(actor: SystemActor, { id: clinicId, timeZone }: Clinic): Promise<number> {
  return scoped(actor, async (tx) => {
    const flags = await tx.$queryRaw<Flagged[]>`
      select f.id, f.patient_id as "patientId", f.severity::text, f.raised_at as "raisedAt", v.id as "appointmentId",
        (select coalesce(jsonb_agg(e.account_id), '[]') from escalation e
          where e.clinic_id = f.clinic_id and e.flag_id = f.id and e.raised_at = f.raised_at) as told
      from flag f
      join questionnaire_response r on r.clinic_id = f.clinic_id and r.id = f.response_id
      join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id and s.status <> 'cancelled'
      join appointment v on v.clinic_id = s.clinic_id and v.id = s.appointment_id
      where f.clinic_id = ${clinicId}::uuid and f.acknowledged_at is null and f.severity in ('urgent', 'high')
        and (v.status = 'booked' and v.starts_at > ${now()}
          or (v.status = 'cancelled' or f.raised_at >= v.starts_at)
            and v.starts_at > ${now()}::timestamptz - ${UNSEEN_FOR}::interval)
      order by f.raised_at, f.id`
    if (flags.length === 0) return 0
    const watch = await watchRow(tx, clinicId)
    const known = new Map((await people(tx, clinicId, 'clinician')).map((one) => [one.id, one.name]))
    const onCall = watch.onCall.filter((id) => known.has(id))
    const rows = flags.flatMap(({ id: flagId, patientId, appointmentId, ...waiting }) =>
      toTell({ ...watch, onCall }, timeZone, waiting, now()).map((accountId, at) => {
        const toName = (accountId && known.get(accountId)) ?? 'the administrators'
        const step = waiting.told.length + at + 1
        const row = { flagId, raisedAt: waiting.raisedAt, step, accountId, toName }
        return { appointmentId, row: { clinicId, patientId, ...row, at: now() } }
      }),
    )
    const told = await tx.escalation.createManyAndReturn({
      data: rows.map(({ row }) => row),
      select: { flagId: true, patientId: true, step: true, accountId: true },
      skipDuplicates: true,
    })
    for (const { flagId, patientId, step, accountId } of told)
      await record(tx, actor, {
        ...{ action: 'flag.escalated', patientId, entity: 'flag', entityId: flagId },
        detail: { step, accountId },
      })
    const isTold = new Set(told.map(({ flagId }) => flagId))
    const visits = rows.flatMap(({ appointmentId, row }) => (isTold.has(row.flagId) ? appointmentId : []))
    for (const appointmentId of new Set(visits)) await announce(tx, { clinicId, appointmentId })
    return told.length
  })
}

/**
 * One mail a person, however many flags it is about; gives how many went out. No transaction is open and no row held while the
 * mail server is waited for.
 */
async function mail(actor: SystemActor, clinic: Clinic): Promise<number> {
  const people = await scopedSql(actor, (tx) => takeUnmailed(tx, clinic.id))
  const mailed = await Promise.all(people.map((person) => mailPerson(actor, clinic, person)))
  return mailed.reduce((sum, one) => sum + one, 0)
}

async function mailPerson(actor: SystemActor, { id: clinicId, name }: Clinic, person: Unmailed) {
  const { accountId, ids, to } = person
  if (to.length === 0)
    logFailure('keep-watch', new Error('there is nobody to mail'), { clinicId, count: ids.length })
  const words = {
    clinic: name,
    link: `${environment().APP_URL}/today`,
    count: ids.length,
    isLast: accountId === null,
  }
  const posted = await Promise.all(to.map((email) => sendMail(escalationMail({ to: email, ...words }))))
  const mailed = posted.filter((one) => one !== 'nowhere').length
  if (mailed > 0) await scopedSql(actor, (tx) => recordMailed(tx, clinicId, person))
  return mailed
}
