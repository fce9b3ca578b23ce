import postgres from 'postgres'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { hiddenFrom, OF_AGE } from '@/lib/access/representation'
import { testDatabase } from '@/lib/platform/testing/database'
import { addOwnTopic, askAboutSection } from './commands'
import { ownLists } from './queries'

type Given = {
  world: World
  actor: PatientActor
  assignmentId: string
  appointmentId: string
  itemId: string
}

export async function given(): Promise<Given> {
  const world = await makeWorld(testDatabase().appUrl)
  const { clinicId, patients } = world.ours
  const { accountId, patientId, guideAssignmentId, appointmentId, agendaItemId } = patients[0]
  const who = { accountId, clinicId, patientId, name: 'Maria', language: 'en' }
  return {
    world,
    actor: { kind: 'patient', behalf: null, hides: hiddenFrom('patient', OF_AGE), ...who },
    assignmentId: guideAssignmentId,
    appointmentId,
    itemId: agendaItemId,
  }
}

export async function rows<T>(
  { actor }: Given,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const done = await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${actor.clinicId}, true)`
      return { value: await work(tx) }
    })
    return done.value
  } finally {
    await sql.end()
  }
}

/** The same list as who acts for the patient sees it */
export function carerOf(to: Given): Given {
  const { patientId } = to.actor
  const one = { patientId, givenName: 'Maria', familyName: 'Lopez', relationship: 'carer' as const }
  const { accountId } = to.world.ours.parent
  const hides = hiddenFrom('carer', OF_AGE)
  return { ...to, actor: { ...to.actor, accountId, behalf: { ...one, represents: [one] }, hides } }
}

export const topics = async (to: Given) =>
  (await ownLists(to.actor))?.visits[0]?.items.map(({ topic }) => topic)
export const write = (to: Given, words: unknown) =>
  addOwnTopic(to.actor, { appointmentId: to.appointmentId, words })
export const ask = (to: Given, words = '') =>
  askAboutSection(to.actor, { assignmentId: to.assignmentId, sectionId: 'fast-relief', words })
export const end = (to: Given) =>
  rows(
    to,
    (tx) => tx`update appointment set starts_at = now() - interval '5 days' where id = ${to.appointmentId}`,
  )
