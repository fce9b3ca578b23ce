import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type postgres from 'postgres'
import type { World } from '../factories/world'
import type { Caller } from './access-table'

const [, CHECK = '', SECTION = ''] =
  /^ {2}- id: ([\w-]+)\n {4}section: ([\w-]+)/m.exec(
    readFileSync('content/guides/at-a-glance.en.md', 'utf8'),
  ) ?? []

/** What some posts carry in their body, of our first patient too */
export function formFor(path: string, { ours, guide }: World): Record<string, string> {
  const [patient] = ours.patients
  if (path === '/account/language') return { language: 'es' }
  if (path === '/people/choose') return { patientId: patient.patientId }
  if (path.endsWith('/carers/end')) return { relatedPersonId: patient.relatedPersonId }
  if (path.endsWith('/changes/read')) return { versionId: guide.versionId }
  if (path === '/account/passkeys/remove') return { id: patient.passkeyId }
  if (path === '/account/end-one') return { id: patient.sessionId }
  if (path.endsWith('/withdraw-invitation')) return { invitationId: patient.invitationId }
  if (path.endsWith('/original/take')) return { part: 'seen', was: '', revision: '1' }
  if (path.includes('/drafts/[draftId]/'))
    return { linkId: 'a', do: 'duplicate', revision: '1', reason: 'Why' }
  if (path.endsWith('/acknowledge'))
    return { flag: patient.flagId, upTo: new Date(Date.now() + 60_000).toISOString() }
  if (path.endsWith('/review/undo')) return { reviewId: randomUUID() }
  if (path.endsWith('/receipt')) return { seconds: '5', isAtEnd: 'no' }
  if (path.startsWith('/guides')) return { checkId: CHECK, [`answer-${CHECK}`]: 'not-sure' }
  if (path.startsWith('/list')) {
    const { agendaItemId: itemId, appointmentId } = patient
    return { itemId, appointmentId, way: 'up', words: 'My hands', [`words-${itemId}`]: 'At night' }
  }
  if (path === '/clinic/save') return { name: 'Harbor', phone: '+1 555 010 0123', emergency: '112' }
  if (path === '/erasures/keep') return { years: '12', untilAge: '25' }
  if (path.endsWith('/decline')) return { 'decline-reason': 'We could not be sure that it was you' }
  if (path === '/emergency/open')
    return {
      ...{ givenName: 'Maria', familyName: ours.mark, reason: 'She has a high fever and cannot speak' },
      ...{ 'birthDate.day': '4', 'birthDate.month': '3', 'birthDate.year': '1981' },
    }
  if (path.endsWith('/ask/send'))
    return { responseId: patient.responseId, linkId: 'learn', words: 'What did you mean?' }
  return path === '/patients/[patientId]/withdraw' ? { assignmentIds: patient.guideAssignmentId } : {}
}

/** A session of this caller, made without the screens */
export async function cookieOf(caller: Caller, world: World, sql: postgres.Sql): Promise<string> {
  if (caller === 'nobody') return ''
  const clinic = caller.startsWith('other clinic') ? world.theirs : world.ours
  const kind = caller.replace("other clinic's ", '')
  const [first, second] = clinic.patients
  const accounts: Record<string, string> = {
    clinician: clinic.clinician.accountId,
    staff: clinic.staff.accountId,
    administrator: clinic.administrator.accountId,
    deactivated: clinic.deactivated.accountId,
    patient: first.accountId,
    parent: clinic.parent.accountId,
    'other patient': second.accountId,
  }
  const sid = randomBytes(32).toString('base64url')
  const idHash = createHash('sha256').update(sid).digest()
  await sql`insert into session (id_hash, account_id, idle_minutes, expires_at)
    values (${idHash}, ${accounts[kind] ?? ''}, 30, now() + interval '1 hour')`
  return `session=${sid}`
}

/** The address with our first patient's ids in it */
export function filled(path: string, { ours, guide, questionnaire }: World): string {
  const patient = ours.patients[0]
  const about = path.startsWith('/guides') ? patient.guideAssignmentId : patient.questionnaireAssignmentId
  const isOwn = /\/(changes|retire|return|original)$/.test(path)
  const sent = /\/(sent|answers)$|\/change(\/|$)/.test(path)
  const isGuide = path.startsWith('/library/guides')
  const drafts = isGuide
    ? { open: ours.guideDraftId, discarded: ours.discardedGuideDraftId }
    : { open: ours.draftId, discarded: ours.discardedDraftId }
  const shipped = path.includes('questionnaires') ? questionnaire.versionId : guide.versionId
  const ids: Record<string, string> = {
    patientId: patient.patientId,
    appointmentId: patient.appointmentId,
    assignmentId: sent ? patient.sentAssignmentId : about,
    sectionId: SECTION,
    paragraph: '1',
    pageKey: '1',
    responseId: patient.responseId,
    photoId: patient.photoId,
    pictureId: ours.guidePictureId,
    packetId: ours.packetId,
    accessId: patient.emergencyAccessId,
    rendition: 'thumbnail',
    agendaItemId: patient.agendaItemId,
    itemId: patient.agendaItemId,
    accountId: path.endsWith('reactivate') ? ours.deactivated.accountId : ours.staff.accountId,
    invitationId: ours.memberInvitationId,
    versionId: isOwn ? (isGuide ? ours.ownGuideVersionId : ours.broughtInVersionId) : shipped,
    draftId: path.endsWith('/restore') ? drafts.discarded : drafts.open,
    token: 'never-was',
  }
  return path.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no-${name}`)
}
