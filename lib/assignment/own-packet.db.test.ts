import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { OWN_PACKET } from '@/e2e/factories/written-guide'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { packetFingerprint } from './own-packet'
import { removePacket, savePacket } from './own-packet-commands'
import { libraryPackets } from './packet-queries'

let world: World
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
})

const as = (caller: Caller) => actorFor(caller, world)
const packets = (caller: Caller = 'clinician') => libraryPackets(as(caller))
const written = (more: object = {}) => ({
  ...{ packetId: null, was: '', title: 'Hand eczema', description: 'A first visit' },
  things: [
    `guide ${world.guide.slug}`,
    `questionnaire ${world.questionnaire.url}`,
    `guide ${world.spare.slug}`,
  ],
  places: { [`guide ${world.guide.slug}`]: '2', [`guide ${world.spare.slug}`]: '1' },
  ...more,
})

describe('A packet of the clinic’s own', () => {
  it('is kept in its order, for the clinic alone', async () => {
    const done = await savePacket(as('clinician'), written())
    if (!done.ok) throw new Error(JSON.stringify(done))
    expect((await packets('staff')).find(({ id }) => id === done.packetId)).toMatchObject({
      ...{ title: 'Hand eczema', description: 'A first visit', isOwn: true },
      guideSlugs: [world.spare.slug, world.guide.slug],
      questionnaireUrls: [world.questionnaire.url],
    })
    expect((await packets("other clinic's clinician")).some(({ id }) => id === done.packetId)).toBe(false)
  })

  it('is not overwritten in silence', async () => {
    const { packetId } = world.ours
    const change = written({ packetId, was: packetFingerprint(OWN_PACKET) })
    expect(await savePacket(as('clinician'), { ...change, title: 'Theirs' })).toMatchObject({ ok: true })
    expect(await savePacket(as('clinician'), { ...change, title: 'Mine' })).toEqual({
      ...{ ok: false, reason: 'conflict' },
    })
    expect((await packets()).find(({ id }) => id === packetId)?.title).toBe('Theirs')
  })

  it.each([
    [{ title: '' }, 'title'],
    [{ things: [] }, 'things'],
    [{ things: ['guide never-was'] }, 'things'],
    [{ things: ['patient x'] }, 'things'],
    [{ things: Array.from({ length: 31 }, (_, at) => `guide ${at}`) }, 'things'],
  ])('is refused with %o', async (more, field) => {
    const before = await packets()
    expect(await savePacket(as('clinician'), written(more))).toMatchObject({
      ...{ ok: false, reason: 'invalid', errors: { [field]: expect.any(String) } },
    })
    expect(await packets()).toEqual(before)
  })

  it('goes when it is removed, and one that ships does not', async () => {
    const { packetId } = world.ours
    expect(await removePacket(as('clinician'), { packetId })).toEqual({ ok: true })
    expect((await packets()).some(({ id }) => id === packetId)).toBe(false)
    for (const { id } of (await packets()).filter(({ isOwn }) => !isOwn))
      expect(await removePacket(as('clinician'), { packetId: id })).toMatchObject({ ok: false })
  })
})
