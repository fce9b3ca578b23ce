import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Clinician, PatientActor } from '@/lib/access/actor-kinds'
import { photoId } from '@/lib/attachment/address'
import { photo } from '@/lib/attachment/queries'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { addPhoto, removePhoto } from './photo-commands'
import { ownResponse } from './queries'
import { type Given, given, inClinic, skinCheck } from './response.fixtures'

const withPhotos = {
  ...skinCheck,
  item: [
    ...(skinCheck.item ?? []),
    {
      ...{ linkId: 'photos', type: 'attachment' as const, text: 'Photos of your skin?', repeats: true },
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs', valueInteger: 3 },
      ],
    },
    { linkId: 'one', type: 'attachment' as const, text: 'The worst place?' },
    {
      ...{ linkId: 'fingers', type: 'attachment' as const, text: 'Your fingers?' },
      enableWhen: [{ question: 'smoke', operator: '=' as const, answerBoolean: true }],
    },
  ],
}
const asked = () => given(withPhotos)

const jpeg = (colour: string) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
const [red, green, blue, white] = await Promise.all(['#c00', '#0c0', '#00c', '#fff'].map(jpeg))

const add = (to: Given, bytes: Uint8Array | undefined, linkId = 'photos', actor: PatientActor = to.actor) =>
  addPhoto(actor, {
    assignmentId: to.assignmentId,
    linkId,
    bytes: bytes ?? new Uint8Array(),
    name: 'arm.jpg',
  })

async function ids(to: Given, linkId = 'photos'): Promise<string[]> {
  const answer = (await ownResponse(to.actor, to.assignmentId))?.answers[linkId]
  const values = answer && 'values' in answer ? answer.values : []
  return values.flatMap((one) => ('valueAttachment' in one ? (photoId(one.valueAttachment) ?? []) : []))
}

const stored = (to: Given) =>
  inClinic(to.clinicId, async (tx) => {
    const [row] = await tx`
      select count(distinct a.id)::int as photos, count(c.rendition)::int as renditions from attachment a
      left join attachment_content c on c.clinic_id = a.clinic_id and c.attachment_id = a.id
      where a.assignment_id = ${to.assignmentId}`
    return [row?.photos, row?.renditions]
  })

const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

async function send(to: Given): Promise<void> {
  const patch = { itch: { values: [{ valueInteger: 3 }] }, chest: { values: [{ valueBoolean: false }] } }
  const { revision = 0 } = (await ownResponse(to.actor, to.assignmentId)) ?? {}
  await saveAnswers(to.actor, {
    ...{ assignmentId: to.assignmentId, baseRevision: revision, patch, respondent: 'patient' },
  })
  expect(await completeResponse(to.actor, { assignmentId: to.assignmentId })).toMatchObject({ ok: true })
}

describe('a photo', () => {
  it('begins the draft, stands in its answer and is on record', async () => {
    const to = await asked()
    expect(await add(to, red)).toEqual({ ok: true, revision: 1 })
    expect(await add(to, green)).toEqual({ ok: true, revision: 2 })
    expect(await ids(to)).toHaveLength(2)
    expect(await stored(to)).toEqual([2, 4])
    const changes = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select link_id from answer_change where changed_by = ${to.actor.accountId} order by revision`,
    )
    expect(changes.map(({ link_id }) => link_id)).toEqual(['photos', 'photos'])
  })

  it('that is sent twice is there once; two that are sent at once are both there', async () => {
    const to = await asked()
    const done = await Promise.all([add(to, red), add(to, red), add(to, green)])
    expect(done.every(({ ok }) => ok)).toBe(true)
    expect(await ids(to)).toHaveLength(2)
    expect(await stored(to)).toEqual([2, 4])
  })

  it('is taken away again with its bytes, and what else was answered stays', async () => {
    const to = await asked()
    await add(to, red)
    await add(to, green)
    const [first = '', second] = await ids(to)
    const removing = { assignmentId: to.assignmentId, linkId: 'photos', photoId: first }
    expect(await removePhoto(to.actor, removing)).toMatchObject({ ok: true })
    expect(await removePhoto(to.actor, removing)).toMatchObject({ ok: true })
    expect(await ids(to)).toEqual([second])
    expect(await stored(to)).toEqual([1, 2])
    expect(await photo(to.actor, first, 'full')).toBeNull()
    // and can be given again
    await add(to, red)
    expect(await ids(to)).toHaveLength(2)
  })

  it('is one of no more than the question takes; one too many stores nothing', async () => {
    const to = await asked()
    for (const one of [red, green, blue]) await add(to, one)
    expect(await add(to, white)).toMatchObject({
      reason: 'invalid',
      issue: { linkId: 'photos', code: 'too-many' },
    })
    expect(await stored(to)).toEqual([3, 6])
    await add(to, red, 'one')
    expect(await add(to, white, 'one')).toMatchObject({ reason: 'invalid', issue: { code: 'too-many' } })
  })

  it('that is none is refused by name, and stores nothing', async () => {
    const to = await asked()
    const done = await add(to, new TextEncoder().encode('MZ this is a program'))
    expect(done).toMatchObject({
      ...{ ok: false, reason: 'invalid' },
      issue: {
        linkId: 'photos',
        code: 'not-a-picture',
        params: { file: 'arm.jpg', question: 'Photos of your skin?' },
      },
    })
    expect(await ownResponse(to.actor, to.assignmentId)).toMatchObject({ revision: 0, answers: {} })
    expect(await stored(to)).toEqual([0, 0])
  })

  it('answers no question that does not ask for one', async () => {
    const to = await asked()
    for (const linkId of ['itch', 'nowhere', '__proto__'])
      expect(await add(to, red, linkId)).toEqual({ ok: false, reason: 'not-found' })
    expect(await stored(to)).toEqual([0, 0])
  })
})

describe('who sees a photo', () => {
  it('is its patient, and a clinician of the clinic once it was sent, which is on record', async () => {
    const [to, other] = [await asked(), await asked()]
    await add(to, red)
    const [id = ''] = await ids(to)
    const full = await photo(to.actor, id, 'full')
    expect(full?.contentType).toBe('image/jpeg')
    expect(await photo(to.actor, id, 'thumbnail')).not.toBeNull()
    expect(await photo(clinicianOf(to), id, 'full')).toBeNull()
    await send(to)
    expect(await photo(clinicianOf(to), id, 'thumbnail')).not.toBeNull()
    expect((await photo(clinicianOf(to), id, 'full'))?.bytes).toEqual(full?.bytes)
    for (const actor of [other.actor, clinicianOf(other)]) expect(await photo(actor, id, 'full')).toBeNull()
    const looks = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select entity_id from audit_event where clinic_id = ${to.clinicId} and action = 'photo.read'`,
    )
    expect(looks.map(({ entity_id }) => entity_id)).toEqual([id])
  })

  it('is nobody where its question was not asked after all', async () => {
    const to = await asked()
    const smokes = (valueBoolean: boolean, baseRevision: number) =>
      saveAnswers(to.actor, {
        ...{ assignmentId: to.assignmentId, baseRevision, respondent: 'patient' as const },
        patch: { smoke: { values: [{ valueBoolean }] } },
      })
    await smokes(true, 0)
    await add(to, red)
    await add(to, green, 'fingers')
    const [gone = ''] = await ids(to, 'fingers')
    await smokes(false, 3)
    // it is there again if the patient changes their mind
    expect(await photo(to.actor, gone, 'thumbnail')).not.toBeNull()
    await send(to)
    expect(await photo(clinicianOf(to), gone, 'thumbnail')).toBeNull()
    expect(await stored(to)).toEqual([1, 2])
  })

  it('cannot be changed by anybody once it was sent', async () => {
    const to = await asked()
    await add(to, red)
    const [id = ''] = await ids(to)
    await send(to)
    expect(await add(to, green)).toEqual({ ok: false, reason: 'completed' })
    const removing = { assignmentId: to.assignmentId, linkId: 'photos', photoId: id }
    expect(await removePhoto(to.actor, removing)).toEqual({ ok: false, reason: 'completed' })
    for (const change of ['delete from attachment', "update attachment set content_type = 'text/html'"])
      await expect(
        inClinic(to.clinicId, (tx) => tx.unsafe(`${change} where assignment_id = '${to.assignmentId}'`)),
      ).rejects.toThrow('as it was sent')
    await expect(
      inClinic(to.clinicId, (tx) => tx`update attachment_content set bytes = '' where attachment_id = ${id}`),
    ).rejects.toThrow('append-only')
    await expect(
      inClinic(to.clinicId, (tx) => tx`delete from attachment_content where attachment_id = ${id}`),
    ).rejects.toThrow('as it was sent')
    expect(await stored(to)).toEqual([1, 2])
  })
})
