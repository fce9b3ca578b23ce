import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { Clinician } from '@/lib/access/actor-kinds'
import { scopedSql } from '@/lib/access/scoped'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { assign } from '@/lib/assignment/commands'
import { beginGuideDraft } from '@/lib/guide-draft/begin-commands'
import { draftIdOf, published, save } from '@/lib/guide-draft/guide-draft.fixtures'
import { guideDraft } from '@/lib/guide-draft/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { addGuidePicture } from './picture-commands'
import { clinicPictures, guidePicture } from './picture-queries'
import { libraryGuide, libraryGuides } from './queries'

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

const jpeg = (width = 3000) =>
  sharp({ create: { width, height: 30, channels: 3, background: '#c86' } })
    .withExif({ IFD0: { Copyright: 'Somebody' } })
    .jpeg()
    .toBuffer()

async function added(name: string) {
  const done = await addGuidePicture(actor, { name, bytes: await jpeg() })
  if (!done.ok) throw new Error(JSON.stringify(done))
  const found = (await clinicPictures(actor)).find((one) => one.name === done.name)
  if (!found) throw new Error('not there')
  return found
}

describe('A picture for guides', () => {
  it('is kept as a JPEG of a guide’s size without what a camera writes', async () => {
    const { id, name, width } = await added('Hands, in Wässer ')
    expect({ name, width }).toEqual({ name: 'hands-in-wasser', width: 1200 })
    const bytes = await guidePicture(actor, id)
    const { format, exif } = await sharp(bytes ?? new Uint8Array()).metadata()
    expect({ format, exif }).toEqual({ format: 'jpeg', exif: undefined })
  })

  it.each([
    ['nothing', '', 'Choose a picture'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'JPEG, PNG or WebP'],
    ['a broken JPEG', '\xff\xd8\xffnonsense', 'cannot be read'],
  ])('is refused where it is %s, in a sentence', async (_, text, sentence) => {
    const done = await addGuidePicture(actor, { name: 'A', bytes: Buffer.from(text, 'latin1') })
    expect(done).toMatchObject({ ok: false, errors: { picture: expect.stringContaining(sentence) } })
    expect(await clinicPictures(actor)).toHaveLength(1)
  })

  it('has a name of its own, which can be written', async () => {
    const bytes = await jpeg(9)
    expect(await addGuidePicture(actor, { name: 'Our hands', bytes })).toMatchObject({
      errors: { name: expect.stringContaining('There is a picture of that name') },
    })
    expect(await addGuidePicture(actor, { name: '…', bytes })).toMatchObject({
      errors: { name: 'Enter a name with letters or digits' },
    })
    expect(await addGuidePicture(actor, { name: '', bytes })).toMatchObject({ ok: false })
  })

  it('stands in a published version, and is shown to who was assigned that and to nobody else', async () => {
    const picture = await added('gloves')
    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId }))
    const body = (await guideDraft(actor, draftId))?.guide.sections[0]?.body
    const wordless = await save(actor, draftId, 'section:call', {
      body: [`${body}\n\n::picture{name="gloves" alt="Gloves on a brown hand"}`],
    })
    expect(await wordless()).toMatchObject({ ok: true })
    const { versionId } = await published(actor, colleague, draftId, 'A picture')
    expect((await libraryGuide(actor, versionId))?.pictures).toEqual({ gloves: picture.address })

    const sees = (caller: Caller) => guidePicture(actorFor(caller, world), picture.id)
    expect(await sees('patient')).toBeNull()
    const [{ patientId, appointmentId }] = world.ours.patients
    const guide = (await libraryGuides(actor)).find((one) => one.versionId === versionId)
    const guideIds = [guide?.id]
    expect(
      await assign(actor, { patientId, appointmentId, guideIds, questionnaireIds: [], note: '' }),
    ).toMatchObject({ ok: true })
    expect(await sees('patient')).toBeInstanceOf(Uint8Array)
    for (const caller of ['other patient', 'administrator', "other clinic's clinician"] as const)
      expect(await sees(caller), caller).toBeNull()

    // behind the query the database says the same, and lets nobody change what was published
    const raw = (caller: Caller) =>
      scopedSql(actorFor(caller, world), (tx) => tx`select id from guide_picture where id = ${picture.id}`)
    expect(await raw('patient')).toHaveLength(1)
    expect(await raw('other patient')).toHaveLength(0)
    expect(await raw("other clinic's clinician")).toHaveLength(0)
    for (const change of ['update guide_picture set width = 1', 'delete from guide_picture'])
      await expect(scopedSql(actor, (tx) => tx.unsafe(change))).rejects.toThrow()
    await expect(
      scopedSql(
        actorFor('patient', world),
        (tx) => tx`insert into guide_picture (clinic_id, name, width, height, bytes, added_by, adder_name)
          values (${actor.clinicId}, 'x', 1, 1, '', ${actor.accountId}, 'x')`,
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
