import postgres from 'postgres'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { MOST_LISTED, worklist } from './worklist-queries'

let world: World
const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
})
afterAll(() => sql.end())

const inClinic = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    return work(tx)
  })
const maria = () => world.ours.patients[0]
const days = (n: number) => new Date(Date.now() + n * 86_400_000)
const list = (caller: Caller, over: object = {}) =>
  worklist(actorFor(caller, world), { from: days(-1), until: days(7), practitionerId: null, ...over })
const row = async (caller: Caller) =>
  (await list(caller))?.visits.find(({ appointmentId }) => appointmentId === maria().appointmentId)

const flag = (severity: string, words: string, kind = 'raised') =>
  inClinic(
    (
      tx,
    ) => tx`insert into flag (clinic_id, patient_id, response_id, rule_id, rule_version, severity, kind, words, citations)
    values (${world.ours.clinicId}, ${maria().patientId}, ${maria().responseId}, ${words}, '1', ${severity}::flag_severity, ${kind}::flag_kind, ${words}, '[]')`,
  )
const itch = (value: number | null, at: Date, responseId = maria().responseId) =>
  inClinic(
    (
      tx,
    ) => tx`insert into score (clinic_id, patient_id, response_id, code, title, value, cannot, effective_at)
    values (${world.ours.clinicId}, ${maria().patientId}, ${responseId}, 'itch', 'Itch', ${value}, ${value === null ? 'Not answered' : null}, ${at})`,
  )
const review = () =>
  inClinic(
    (
      tx,
    ) => tx`insert into review (clinic_id, patient_id, appointment_id, reviewed_by, reviewer_name, reviewed_at)
    values (${world.ours.clinicId}, ${maria().patientId}, ${maria().appointmentId}, ${world.ours.clinician.accountId}, 'Dr Shah', now())`,
  )

/** A visit of two months ago with an answered questionnaire */
const earlier = () =>
  inClinic(async (tx) => {
    const { clinicId, clinician } = world.ours
    const [visit] = await tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      values (${clinicId}, ${maria().patientId}, ${clinician.practitionerId}, ${days(-60)}) returning id`
    const [task] =
      await tx`insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, status, assigned_by, completed_at)
      values (${clinicId}, ${maria().patientId}, ${visit?.id}, ${world.questionnaire.id}, ${world.questionnaire.versionId}, 'completed', ${clinician.accountId}, ${days(-61)}) returning id`
    const [response] =
      await tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, status, completed_at)
      values (${clinicId}, ${maria().patientId}, ${task?.id}, ${world.questionnaire.versionId}, 'completed', ${days(-61)}) returning id`
    return String(response?.id)
  })

describe('the list of visits', () => {
  it('tells who comes when, and how far they are', async () => {
    expect(await row('clinician')).toMatchObject({
      minutes: 20,
      reason: 'Eczema review',
      status: 'booked',
      practitioner: { name: 'Dr Shah' },
      patient: { givenName: 'Maria', birthDate: new Date('1981-03-04T00:00:00Z') },
      assigned: { total: 3, done: 1, begun: 1 },
      guides: { total: 1, read: 0 },
      reviewed: null,
      answers: {
        sent: 1,
        flags: { urgent: 0, high: 0, moderate: 0, note: 1 },
        unseen: { urgent: 0, high: 0 },
        topFlag: { severity: 'note', kind: 'raised', words: 'Wants a call', acknowledged: false },
        itch: null,
        itchBefore: null,
      },
    })
  })

  it('leaves out what was withdrawn', async () => {
    await inClinic(
      (tx) => tx`update assignment set status = 'cancelled' where id = ${maria().guideAssignmentId}`,
    )
    expect(await row('clinician')).toMatchObject({ assigned: { total: 2, done: 1 }, guides: { total: 0 } })
  })

  it('puts the gravest flag first and counts the rest', async () => {
    await flag('moderate', 'Smokes')
    await flag('urgent', 'Chest pain, not sure', 'needs-clarifying')
    await flag('urgent', 'Chest pain now')
    expect((await row('clinician'))?.answers).toMatchObject({
      flags: { urgent: 2, high: 0, moderate: 1, note: 1 },
      unseen: { urgent: 2, high: 0 },
      topFlag: { severity: 'urgent', kind: 'raised', words: 'Chest pain now', acknowledged: false },
    })
  })

  it('lets what was acknowledged stand behind what nobody has seen', async () => {
    await flag('urgent', 'Chest pain now')
    await inClinic(
      (
        tx,
      ) => tx`update flag set acknowledged_at = now(), acknowledged_by = ${world.ours.clinician.accountId}, acknowledger_name = 'Dr Shah'
        where words in ('Chest pain now', 'Wants a call')`,
    )
    expect((await row('clinician'))?.answers).toMatchObject({
      flags: { urgent: 1 },
      unseen: { urgent: 0 },
      topFlag: { words: 'Chest pain now', acknowledged: true },
    })
    await flag('moderate', 'Smokes')
    expect((await row('clinician'))?.answers?.topFlag).toMatchObject({ words: 'Chest pain now' })
    await flag('high', 'Pregnant')
    expect((await row('clinician'))?.answers?.topFlag).toMatchObject({
      words: 'Pregnant',
      acknowledged: false,
    })
  })

  it('counts what is left', async () => {
    await flag('high', 'Smokes')
    expect((await row('clinician'))?.answers).toMatchObject({ unseen: { high: 1 } })
  })

  it("compares itch with the visit before, and says nothing where it can't be scored", async () => {
    await itch(5, days(-61), await earlier())
    expect((await row('clinician'))?.answers).toMatchObject({ itch: null, itchBefore: 5 })
    await itch(9, days(0))
    expect((await row('clinician'))?.answers).toMatchObject({ itch: 9, itchBefore: 5 })
  })

  it('is read once a clinician has marked it after the last sending', async () => {
    await review()
    expect(await row('clinician')).toMatchObject({ reviewed: { by: 'Dr Shah' }, hasNews: false })
    await inClinic(
      (tx) =>
        tx`update assignment set completed_at = now() + interval '1 hour' where id = ${maria().sentAssignmentId}`,
    )
    expect(await row('clinician')).toMatchObject({ reviewed: null, hasNews: true })
  })

  it('shows staff how far things are, and no answers', async () => {
    await flag('urgent', 'Chest pain now')
    await itch(9, days(0))
    const seen = await row('staff')
    expect(seen).toMatchObject({ assigned: { total: 3 }, answers: null })
    expect(JSON.stringify(await list('staff'))).not.toContain('Chest pain')
  })

  it('keeps to its days, its clinician and its clinic', async () => {
    expect((await list('clinician', { until: days(1) }))?.visits).toEqual([])
    expect(
      (await list('clinician', { practitionerId: world.ours.clinician.practitionerId }))?.visits,
    ).toHaveLength(2)
    expect(
      (await list('clinician', { practitionerId: world.theirs.clinician.practitionerId }))?.visits,
    ).toEqual([])
    const theirs = await list("other clinic's clinician")
    expect(theirs?.visits).toHaveLength(2)
    expect(JSON.stringify(theirs)).not.toContain(world.ours.mark)
  })

  it('is nothing for patients and administrators, and is put on record for the rest', async () => {
    expect(await list('patient')).toBeNull()
    expect(await list('administrator')).toBeNull()
    await list('staff')
    const read = await inClinic(
      (tx) =>
        tx`select actor_kind from audit_event where action = 'list.read' and clinic_id = ${world.ours.clinicId}`,
    )
    expect(read.map((event) => event.actor_kind)).toEqual(['staff'])
  })
})

describe('more visits than a list holds', () => {
  const book = (count: number, at: Date) =>
    inClinic(
      (tx) => tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
        select ${world.ours.clinicId}, ${maria().patientId}, ${world.ours.clinician.practitionerId}, ${at}::timestamptz + n * interval '1 minute'
        from generate_series(1, ${count}::int) n`,
    )
  const starts = (visits: readonly { startsAt: Date }[] = []) =>
    visits.map(({ startsAt }) => startsAt.getTime())

  it('are the first of them, said to be so', async () => {
    const whole = await list('staff')
    expect(whole?.isCut).toBe(false)
    await book(MOST_LISTED - (whole?.visits.length ?? 0), days(2))
    const full = await list('staff')
    expect(full).toMatchObject({ isCut: false })
    expect(full?.visits).toHaveLength(MOST_LISTED)
    await book(1, days(3))
    const cut = await list('staff')
    expect(cut?.isCut).toBe(true)
    expect(starts(cut?.visits)).toEqual(starts(full?.visits))
  })

  it('are the latest of them where it is about the past', async () => {
    await book(MOST_LISTED, days(-4))
    await book(1, days(-2))
    const span = { from: days(-5), until: days(-1.5), latest: true }
    const cut = await list('staff', span)
    expect(cut).toMatchObject({ isCut: true })
    const times = starts(cut?.visits)
    expect(times).toHaveLength(MOST_LISTED)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeGreaterThan(days(-2).getTime())
  })
})
