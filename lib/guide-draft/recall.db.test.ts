import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { Clinician, PatientActor } from '@/lib/access/actor-kinds'
import { actorFor } from '@/lib/access/table/cell'
import { readSection } from '@/lib/guide/commands'
import { libraryGuide, ownGuide } from '@/lib/guide/queries'
import { openSection, readSafetyChanges } from '@/lib/guide/recall-commands'
import { ownRecalls, recallReaders } from '@/lib/guide/recall-queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { beginGuideDraft } from './begin-commands'
import { changeGuideDraft } from './commands'
import { draftIdOf, published, save } from './guide-draft.fixtures'
import { guideDraft } from './queries'

let world: World
let actor: Clinician
let colleague: Clinician
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
  const made = actorFor('clinician', world)
  if (made.kind !== 'clinician') throw new Error()
  actor = made
  colleague = { ...made, accountId: world.ours.staff.accountId, name: 'Dr Okafor' }
})

type Reader = { patient: PatientActor; assignmentId: string }

async function asOwner<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
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

/** Patients of the clinic who are assigned a version and have read nothing yet */
const readersOf = (versionId: string, count: number): Promise<Reader[]> =>
  asOwner(async (tx) => {
    const [version] = await tx`select guide_id from guide_version where id = ${versionId}`
    const made: Reader[] = []
    for (let at = 0; at < count; at++) {
      const [patient] = await tx`
        insert into patient (clinic_id, given_name, family_name, birth_date)
        values (${actor.clinicId}, ${`Reader ${at}`}, ${versionId.slice(-6)}, '1990-01-01') returning id`
      const [visit] = await tx`
        insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
        values (${actor.clinicId}, ${String(patient?.id)}, ${world.ours.clinician.practitionerId}, now() + interval '3 days')
        returning id`
      const [assignment] = await tx`
        insert into assignment (clinic_id, patient_id, appointment_id, guide_id, guide_version_id, assigned_by)
        values (${actor.clinicId}, ${String(patient?.id)}, ${String(visit?.id)}, ${String(version?.guide_id)}, ${versionId},
          ${actor.accountId}) returning id`
      const base = actorFor('patient', world)
      if (base.kind !== 'patient') throw new Error()
      made.push({
        patient: { ...base, patientId: String(patient?.id) },
        assignmentId: String(assignment?.id),
      })
    }
    return made
  })

const read = ({ patient, assignmentId }: Reader, sectionId: string) =>
  readSection(patient, { assignmentId, sectionId })

const recalled = async (readers: readonly Reader[]): Promise<Reader[]> => {
  const told = await Promise.all(readers.map(({ patient }) => ownRecalls(patient)))
  return readers.filter((_, at) => (told[at]?.recalls.length ?? 0) > 0)
}

let latest = ''
const block = (words: string) => `:::safety{#call-list}\n${words}[^one]\n:::`

/** The next version of our own guide, with the safety text in other words */
async function next(words: string): Promise<string> {
  const draftId = draftIdOf(
    await beginGuideDraft(actor, { versionId: latest || world.ours.ownGuideVersionId }),
  )
  await (await save(actor, draftId, 'section:call', { body: [words] }))()
  const done = await published(actor, colleague, draftId, 'Other words')
  latest = done.versionId
  return latest
}

describe('A recall', () => {
  it('finds, of 50 readers of three versions, those who read the changed block and no others', async () => {
    const one = world.ours.ownGuideVersionId
    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: one }))
    await changeGuideDraft(actor, { draftId, change: { act: 'add-section', heading: 'Sun' } })
    const sun = (await guideDraft(actor, draftId))?.guide.sections[1]?.id ?? ''
    const shade = ':::safety{#sun-list}\nStay in the shade.[^one]\n:::'
    await (await save(actor, draftId, `section:${sun}`, { keyPoint: ['Shade.'], body: [shade] }))()
    const two = (await published(actor, colleague, draftId, 'Sun')).versionId
    latest = two
    const three = await next(block('Call us this morning.'))
    const [ofOne, ofTwo, ofThree] = [
      await readersOf(one, 17),
      await readersOf(two, 17),
      await readersOf(three, 16),
    ]
    const before = await libraryGuide(actor, one)
    const hashBefore = await sourceOf(one)

    const readOne = ofOne.slice(0, 9)
    const [openedTwo, readTwo, otherTwo] = [ofTwo.slice(0, 3), ofTwo.slice(3, 9), ofTwo.slice(9, 14)]
    const readThree = ofThree.slice(0, 8)
    for (const reader of [...readOne, ...readTwo, ...readThree])
      expect(await read(reader, 'call')).toMatchObject({ ok: true })
    for (const { patient, assignmentId } of openedTwo)
      await openSection(patient, { assignmentId, sectionId: 'call' })
    for (const reader of otherTwo) await read(reader, sun)
    const all = [...ofOne, ...ofTwo, ...ofThree]
    // version 3 said otherwise than 1 and 2 did
    expect(await recalled(all)).toEqual([...readOne, ...openedTwo, ...readTwo])

    // the first words again, in other spacing and with another place for the source: only readers of 3 are told
    await next(':::safety{#call-list}\nCall us[^one]  today.[^one]\n:::')
    expect(await recalled(all)).toEqual(readThree)

    const five = await next(block('Call us now.'))
    const right = [...readOne, ...openedTwo, ...readTwo, ...readThree]
    expect(await recalled(all)).toEqual(right)
    const list = await recallReaders(actor, five)
    expect(list?.readers.map(({ patientId }) => patientId).toSorted()).toEqual(
      right.map(({ patient }) => patient.patientId).toSorted(),
    )
    expect(list?.readers.every(({ waiting }) => waiting.length === 1)).toBe(true)

    const [reader] = readOne
    if (!reader) throw new Error()
    const told = await ownRecalls(reader.patient)
    expect(told?.recalls).toMatchObject([
      {
        read: '1.0.0',
        newest: { versionId: five },
        changes: [{ blockId: 'call-list', before: 'Call us today.[^one]', after: 'Call us now.[^one]' }],
      },
    ])
    const { assignmentId } = reader
    expect(await readSafetyChanges(reader.patient, { assignmentId, versionId: three })).toMatchObject({
      reason: 'conflict',
    })
    expect(
      await readSafetyChanges(ofTwo[0]?.patient ?? reader.patient, { assignmentId, versionId: five }),
    ).toMatchObject({
      reason: 'not-found',
    })
    expect(await readSafetyChanges(reader.patient, { assignmentId, versionId: five })).toEqual({ ok: true })
    expect(await recalled(all)).toEqual(right.slice(1))
    // whoever looks into the old version afterwards knows of the change
    await read(reader, 'call')
    expect(await recalled(all)).toEqual(right.slice(1))
    const after = await recallReaders(actor, five)
    expect(after?.readers.filter(({ waiting }) => waiting.length === 0)).toMatchObject([
      { patientId: reader.patient.patientId, toldAt: expect.any(Date) },
    ])

    // the old version stays, byte for byte
    expect(await sourceOf(one)).toEqual(hashBefore)
    expect((await libraryGuide(actor, one))?.guide).toEqual(before?.guide)
    expect((await ownGuide(reader.patient, assignmentId))?.guide).toEqual(before?.guide)
    expect(await recallReaders(actorFor("other clinic's clinician", world), five)).toBeNull()
  }, 60_000)

  it('tells of a block that is new where they read, and of one that was taken out', async () => {
    latest = ''
    const [reader] = await readersOf(world.ours.ownGuideVersionId, 1)
    if (!reader) throw new Error()
    await read(reader, 'call')
    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId }))
    const added =
      ':::passage{#call-list}\nWe are here.[^one]\n:::\n\n:::safety{#fever}\nA fever: call.[^one]\n:::'
    await (await save(actor, draftId, 'section:call', { body: [added] }))()
    await published(actor, colleague, draftId, 'Fever')
    const told = await ownRecalls(reader.patient)
    expect(told?.recalls[0]?.changes).toMatchObject([
      { blockId: 'call-list', before: 'Call us today.[^one]', after: null },
      { blockId: 'fever', before: null, after: 'A fever: call.[^one]' },
    ])
  })
})

const sourceOf = (versionId: string) =>
  asOwner(async (tx) => {
    const [row] = await tx`select source, hash from guide_version where id = ${versionId}`
    const source = String(row?.source)
    return { source, digest: createHash('sha256').update(source).digest('hex'), hash: row?.hash }
  })
