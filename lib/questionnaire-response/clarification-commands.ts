import type { Actor } from '@/lib/access/actor-kinds'
import { isClosedRecord } from '@/lib/access/closed-record'
import { canAnswer, canReadAnswers } from '@/lib/access/policy'
import { hiddenFrom } from '@/lib/access/representation'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { announceSql } from '@/lib/arrival/announce'
import { mailWaiting } from '@/lib/assignment/assigned-mail'
import { closingOf } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { listenersOf } from '@/lib/patient/listener-rows'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { ageYears } from '@/lib/platform/zoned-time'
import { questionWords } from '@/lib/questionnaire/answer-words'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { type Audience, isHidden } from '@/lib/questionnaire/audience'
import { itemOf } from '@/lib/questionnaire/item-index'
import { askingAgain, standing } from './clarification-schema'

const notFound = { ok: false, reason: 'not-found' } as const

export type AskedAgain =
  /** `mailed`: a mail went out that something waits for them */
  | { ok: true; mailed: boolean }
  /** `closed`: the visit is over or cancelled, and with it the time for corrections. `waiting`: it is asked already. */
  | { ok: false; reason: 'not-found' | 'closed' | 'waiting' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * Sends one question back to the patient who answered it, with what the clinician wants to know, and tells them by mail
 * that something waits. What was sent stands.
 * Input: appointmentId, responseId, linkId, words.
 */
export async function askAgain(actor: Actor, input: unknown): Promise<AskedAgain> {
  if (!canReadAnswers(actor)) return notFound
  const parsed = askingAgain.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.words && Object.keys(errors).length === 1
      ? { ok: false, reason: 'invalid', errors }
      : notFound
  }
  const { appointmentId, responseId, linkId, words } = parsed.data
  const { clinicId } = actor
  const done = await scopedSql(actor, async (tx) => {
    const response = await sentResponse(tx, clinicId, { appointmentId, responseId })
    const questionnaire = response && (await pinnedQuestionnaire(tx, response.versionId))
    const item = questionnaire && itemOf(questionnaire, linkId)
    if (!response || !item || item.type === 'group' || item.type === 'display') return notFound
    if (closingOf({ ...response, status: 'in_progress' }, now()))
      return { ok: false, reason: 'closed' } as const
    const { patientId } = response
    const question = questionWords(questionnaire, answersSchema.parse(response.answers), linkId)
    const asked = await tx`
      insert into clarification (clinic_id, patient_id, response_id, link_id, question, words, asked_by, asker_name, asked_at)
      values (${clinicId}, ${patientId}, ${responseId}, ${linkId}, ${question ?? item.text ?? ''}, ${words}, ${actor.accountId},
        ${actor.name}, ${now()})
      on conflict (clinic_id, response_id, link_id) where answered_at is null do nothing`
    if (asked.count === 0) return { ok: false, reason: 'waiting' } as const
    await recordSql(tx, actor, {
      ...{ action: 'clarification.asked', patientId, entity: 'questionnaire_response', entityId: responseId },
      detail: { linkId },
    })
    const listeners = await listenersOf(tx, tx`${clinicId}::uuid`, tx`${patientId}::uuid`)
    const age = ageYears(response.birthDate, now(), response.timeZone)
    const isTold = (who: Audience) => !isHidden(questionnaire, hiddenFrom(who, age), linkId)
    const told = listeners.filter(({ isCarer }) => isTold(isCarer ? 'carer' : 'patient'))
    return { ok: true, told } as const
  })
  if (!done.ok) return done
  return {
    ok: true,
    mailed: await mailWaiting(await actorClinic(actor), done.told),
  }
}

type SentResponse = {
  patientId: string
  versionId: string
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  startsAt: Date
  timeZone: string
}

type Answered = SentResponse & { birthDate: Date; answers: unknown }

async function sentResponse(
  tx: SqlTransaction,
  clinicId: string,
  { appointmentId, responseId }: { appointmentId: string; responseId: string },
): Promise<Answered | undefined> {
  const [row] = await tx<Answered[]>`
    select r.patient_id as "patientId", r.answers, r.questionnaire_version_id as "versionId", v.status as "visitStatus",
      v.starts_at as "startsAt", c.time_zone as "timeZone", p.birth_date as "birthDate"
    from questionnaire_response r
    join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
    join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id and s.status <> 'cancelled'
    join appointment v on v.clinic_id = s.clinic_id and v.id = s.appointment_id
    join clinic c on c.id = r.clinic_id
    where r.clinic_id = ${clinicId} and r.id = ${responseId} and v.id = ${appointmentId} and r.status <> 'in-progress'
      and not ${isClosedRecord(tx, 'r')}`
  return row
}

export type Stood =
  | { ok: true }
  /** `answered`: something else was said to it meanwhile, and stands */
  | { ok: false; reason: 'not-found' | 'closed' | 'answered' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * The patient answers what was asked again in words, and leaves what they sent as it is. Twice is once. (A correction of the
 * answer answers it too: `amendResponse`.) Input: clarificationId, words.
 */
export async function replyThatItStands(actor: Actor, input: unknown): Promise<Stood> {
  if (!canAnswer(actor)) return notFound
  const parsed = standing.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.words && Object.keys(errors).length === 1
      ? { ok: false, reason: 'invalid', errors }
      : notFound
  }
  const { clarificationId, words } = parsed.data
  const { clinicId, patientId } = actor
  return scopedSql(actor, async (tx) => {
    const [asked] = await tx<
      (SentResponse & { responseId: string; linkId: string; appointmentId: string; said: string | null })[]
    >`
      select k.response_id as "responseId", k.link_id as "linkId", r.questionnaire_version_id as "versionId", case when k.answered_at is not null then k.reply end as said, v.id as "appointmentId",
        v.status as "visitStatus", v.starts_at as "startsAt", c.time_zone as "timeZone"
      from clarification k
      join questionnaire_response r on r.clinic_id = k.clinic_id and r.id = k.response_id
      join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id and s.status <> 'cancelled'
      join appointment v on v.clinic_id = s.clinic_id and v.id = s.appointment_id
      join clinic c on c.id = k.clinic_id
      where k.clinic_id = ${clinicId} and k.patient_id = ${patientId} and k.id = ${clarificationId}
      for no key update of s for update of k`
    if (!asked) return notFound
    const pinned = await pinnedQuestionnaire(tx, asked.versionId)
    if (isHidden(pinned, actor.hides, asked.linkId)) return notFound
    if (asked.said !== null) return asked.said === words ? { ok: true } : { ok: false, reason: 'answered' }
    if (closingOf({ ...asked, status: 'in_progress' }, now())) return { ok: false, reason: 'closed' }
    await tx`
      update clarification set answered_at = ${now()}, reply = ${words}
      where clinic_id = ${clinicId} and patient_id = ${patientId} and id = ${clarificationId}`
    await recordSql(tx, actor, {
      ...{ action: 'clarification.answered', patientId, entity: 'questionnaire_response' },
      entityId: asked.responseId,
    })
    await announceSql(tx, { clinicId, appointmentId: asked.appointmentId })
    return { ok: true }
  })
}
