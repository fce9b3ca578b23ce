import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { changedOriginal } from '@/e2e/factories/written-guide'
import type { Clinician } from '@/lib/access/actor-kinds'
import { actorFor } from '@/lib/access/table/cell'
import { libraryGuides } from '@/lib/guide/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { beginGuideDraft } from './begin-commands'
import { undoGuideChange } from './commands'
import { draftIdOf, published, save } from './guide-draft.fixtures'
import { takeFromOriginal } from './original-commands'
import { draftOriginal, versionOriginal } from './original-queries'
import { partFingerprint } from './part-fields'
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

const opened = async (draftId: string) => {
  const draft = await guideDraft(actor, draftId)
  if (!draft) throw new Error('not there')
  return draft
}
const isBehind = async (title = 'Our own guide') =>
  (await libraryGuides(actor)).find((one) => one.title === title)?.isBehind
const wasOf = async (draftId: string) => partFingerprint((await opened(draftId)).guide, 'section:call')

describe('A copy of a guide that ships', () => {
  it('knows which one it was copied from, in which revision', async () => {
    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: world.guide.versionId }))
    const { guide } = await opened(draftId)
    expect(guide.meta.original).toEqual({ guide: 'at-a-glance', revision: expect.any(Number) })
    expect(await draftOriginal(actor, draftId)).toBeNull()
  })

  it('says that its original has changed, until the clinic has looked and published', async () => {
    const { ownGuideVersionId } = world.ours
    expect(await isBehind()).toBe(false)
    const revision = await changedOriginal(testDatabase().ownerUrl, world)
    expect(await isBehind()).toBe(true)
    const news = await versionOriginal(actor, ownGuideVersionId)
    expect(news?.parts.map(({ part }) => part)).toEqual(['section:call'])
    expect(news?.then.version).toBe('1.0.0')
    expect(news?.now.version).toBe('1.1.0')

    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: ownGuideVersionId }))
    const input = { draftId, part: 'section:call', was: await wasOf(draftId), revision }
    expect(await takeFromOriginal(actor, input)).toEqual({ ok: true })
    const taken = await opened(draftId)
    expect(taken.guide.sections[0]?.heading).toBe('When to call, and whom')
    expect(taken.changes[0]?.words).toBe('Took over “When to call, and whom” from the original')
    expect(await takeFromOriginal(actor, { ...input, part: 'seen', was: '' })).toEqual({ ok: true })
    expect(await draftOriginal(actor, draftId)).toBeNull()
    expect(await takeFromOriginal(actor, { ...input, part: 'seen' })).toEqual({
      ...{ ok: false, reason: 'nothing-new' },
    })
    // what is assigned and published says so until then
    expect(await isBehind()).toBe(true)
    const done = await published(actor, colleague, draftId, 'As the original')
    expect(await isBehind()).toBe(false)
    expect(await versionOriginal(actor, done.versionId)).toBeNull()
    expect(await versionOriginal(actor, ownGuideVersionId)).not.toBeNull()
  })

  it('has nobody’s words overwritten in silence, and every one brought back', async () => {
    const revision = await changedOriginal(testDatabase().ownerUrl, world)
    const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId }))
    const was = await wasOf(draftId)
    const theirs = await save(colleague, draftId, 'section:call', { heading: ['Whom to call'] })
    expect(await theirs()).toMatchObject({ ok: true })
    const input = { draftId, part: 'section:call', was, revision }
    expect(await takeFromOriginal(actor, input)).toEqual({ ok: false, reason: 'conflict' })
    expect(await takeFromOriginal(actor, { ...input, revision: '1' })).toMatchObject({ reason: 'conflict' })
    expect(await takeFromOriginal(actor, { ...input, part: 'section:none' })).toMatchObject({ ok: false })
    expect((await opened(draftId)).guide.sections[0]?.heading).toBe('Whom to call')
    expect(await takeFromOriginal(actor, { ...input, was: await wasOf(draftId) })).toEqual({ ok: true })
    await undoGuideChange(actor, { draftId, revision: (await opened(draftId)).revision })
    expect((await opened(draftId)).guide.sections[0]?.heading).toBe('Whom to call')
  })
})
