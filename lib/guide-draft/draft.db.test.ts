import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { Clinician } from '@/lib/access/actor-kinds'
import { actorFor } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { beginGuideDraft } from './begin-commands'
import { changeGuideDraft, discardGuideDraft, undoGuideChange } from './commands'
import { draftIdOf, save } from './guide-draft.fixtures'
import { guideDraft, guideDrafts } from './queries'

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

const bodyOf = async (draftId: string) => (await guideDraft(actor, draftId))?.guide.sections[0]?.body

describe('A guide that is written', () => {
  it('begins from a title, from one that ships as a copy, and once from the clinic’s own', async () => {
    const blank = await beginGuideDraft(actor, { title: 'Hands', language: 'es' })
    expect(await guideDraft(actor, draftIdOf(blank))).toMatchObject({
      language: 'es',
      basis: null,
      newest: null,
    })
    const copy = draftIdOf(await beginGuideDraft(actor, { versionId: world.guide.versionId }))
    const opened = await guideDraft(actor, copy)
    expect(opened).toMatchObject({ basis: { isOwn: false }, newest: null })
    expect(opened?.guide.meta.id).toMatch(new RegExp(`^${world.guide.slug}-[a-z0-9]{8}$`))
    expect(opened?.guide.sections.length).toBeGreaterThan(3)
    const own = await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId })
    expect(await beginGuideDraft(colleague, { versionId: world.ours.ownGuideVersionId })).toEqual({
      ...own,
      outcome: 'open-already',
    })
    expect(await guideDraft(actor, draftIdOf(own))).toMatchObject({
      basis: { isOwn: true },
      newest: { version: '1.0.0' },
    })
  })

  it('keeps both people’s words where they write in one part, and says so', async () => {
    const draftId = draftIdOf(await beginGuideDraft(actor, { title: 'Hands', language: 'en' }))
    const mine = await save(actor, draftId, 'section:first', { body: ['Mine.'] })
    const theirs = await save(colleague, draftId, 'section:first', { body: ['Theirs.'] })
    expect(await theirs()).toMatchObject({ ok: true, words: 'Changed “Hands”' })
    expect(await mine()).toEqual({ ok: false, reason: 'conflict' })
    expect(await bodyOf(draftId)).toBe('Theirs.')
    // another part is no conflict, and each is told of the other's
    const about = await save(actor, draftId, 'about', { summary: ['How to care for them.'] })
    expect(await about()).toMatchObject({ ok: true })
    const opened = await guideDraft(colleague, draftId)
    expect(opened?.changes.map(({ changerName }) => changerName)).toEqual(['clinician', 'Dr Okafor'])
    expect(await undoGuideChange(colleague, { draftId, revision: 1 })).toEqual({
      ok: false,
      reason: 'conflict',
    })
    expect(await undoGuideChange(colleague, { draftId, revision: 2 })).toMatchObject({ ok: true })
    expect((await guideDraft(actor, draftId))?.guide.meta.summary).toBe('')
  })

  it('stores nothing that is refused', async () => {
    const draftId = draftIdOf(await beginGuideDraft(actor, { title: 'Hands', language: 'en' }))
    for (const body of [
      '<script>x</script>',
      '[a](javascript:x)',
      'a '.repeat(600_000),
      `${'- '.repeat(9000)}a`,
    ]) {
      const sent = await save(actor, draftId, 'section:first', { body: [body] })
      expect(await sent()).toMatchObject({ reason: 'invalid', errors: { body: expect.any(String) } })
    }
    expect(await guideDraft(actor, draftId)).toMatchObject({ revision: 0 })
    expect(await bodyOf(draftId)).toBe('')
    expect(await changeGuideDraft(actor, { draftId, change: { act: 'drop' } })).toMatchObject({ ok: false })
  })

  it('goes into another language beside the first, and is put away and taken up again', async () => {
    const draftId = draftIdOf(await beginGuideDraft(actor, { title: 'Hands', language: 'en' }))
    const spanish = draftIdOf(await beginGuideDraft(actor, { draftId, language: 'es' }))
    expect((await guideDraft(actor, spanish))?.beside).toMatchObject([{ language: 'en', draftId }])
    expect((await guideDraft(actor, draftId))?.beside).toMatchObject([{ language: 'es', draftId: spanish }])
    expect(await discardGuideDraft(actor, { draftId, way: 'discard' })).toEqual({ ok: true })
    expect(await guideDraft(actor, draftId)).toBeNull()
    expect((await guideDrafts(actor)).find(({ id }) => id === draftId)).toMatchObject({ isDiscarded: true })
    expect(await discardGuideDraft(actor, { draftId, way: 'restore' })).toEqual({ ok: true })
    expect(await guideDraft(actor, draftId)).not.toBeNull()
    // a second click finds it done
    expect(await discardGuideDraft(actor, { draftId, way: 'restore' })).toEqual({ ok: true })
  })

  it('is not taken up beside another of the same guide, nor are two at once', async () => {
    const awayAgain = async () => {
      const begun = await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId })
      const draftId = draftIdOf(begun)
      await discardGuideDraft(actor, { draftId, way: 'discard' })
      return draftId
    }
    const [one, other] = [await awayAgain(), await awayAgain()]
    const takeUp = (draftId: string) => discardGuideDraft(actor, { draftId, way: 'restore' })
    const openAlready = { ok: false, reason: 'open-already' }
    const both = await Promise.all([takeUp(one), takeUp(other)])
    expect(both).toContainEqual({ ok: true })
    expect(both).toContainEqual(openAlready)
    const away = (await guideDrafts(actor)).filter(({ isDiscarded }) => isDiscarded).map(({ id }) => id)
    const still = [one, other].filter((id) => away.includes(id))
    expect(still).toHaveLength(1)
    expect(await takeUp(still[0] ?? '')).toEqual(openAlready)
  })

  it('leads back to the part that an undone change was made to, where there is one', async () => {
    const draftId = draftIdOf(await beginGuideDraft(actor, { title: 'Hands', language: 'en' }))
    const change = (what: object) => changeGuideDraft(actor, { draftId, change: what })
    const undo = async () =>
      undoGuideChange(actor, { draftId, revision: (await guideDraft(actor, draftId))?.revision })
    const saved = await save(actor, draftId, 'section:first', { body: ['Wear gloves.'] })
    await saved()
    expect(await undo()).toMatchObject({ ok: true, part: 'section:first' })
    await change({ act: 'remove', part: 'section:first' })
    expect(await undo()).toMatchObject({ ok: true, part: 'section:first' })
    await change({ act: 'add-check' })
    expect(await undo()).toMatchObject({ ok: true, part: 'about' })
  })
})
