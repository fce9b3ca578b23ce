import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { Clinician } from '@/lib/access/actor-kinds'
import { actorFor } from '@/lib/access/table/cell'
import { libraryGuide, libraryGuides } from '@/lib/guide/queries'
import { retireGuide, returnGuide } from '@/lib/guide/retirement-commands'
import { testDatabase } from '@/lib/platform/testing/database'
import { beginGuideDraft } from './begin-commands'
import { draftIdOf, published, reviewed, save } from './guide-draft.fixtures'
import { publishGuideDraft, reviewGuideDraft } from './publish-commands'
import { guideDraft } from './queries'
import { reviewLines } from './review'

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

const newVersion = async (body: string) => {
  const draftId = draftIdOf(await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId }))
  const send = await save(actor, draftId, 'section:call', { body: [body] })
  expect(await send()).toMatchObject({ ok: true })
  return draftId
}

const safety = ':::safety{#call-list}\nCall us this morning.[^one]\n:::'
const ticked = reviewLines.map(({ name }) => name)

describe('Publishing a guide', () => {
  it('waits for a second clinician, who ticks every line, and for another look after each change', async () => {
    const draftId = await newVersion(safety)
    const publish = (revision: number) => publishGuideDraft(actor, { draftId, revision, reason: 'Sooner' })
    expect(await publish(1)).toEqual({ ok: false, reason: 'unreviewed', names: ['clinician'] })
    // who wrote it reviews it in vain
    expect(await reviewed(actor, draftId)).toEqual({ ok: true })
    expect(await publish(1)).toMatchObject({ reason: 'unreviewed' })
    expect(
      await reviewGuideDraft(colleague, { draftId, revision: 1, ticked: ticked.slice(1) }),
    ).toMatchObject({
      errors: { ticked: expect.any(String) },
    })
    expect(await reviewed(colleague, draftId)).toEqual({ ok: true })
    const send = await save(actor, draftId, 'about', { summary: ['When to call us.'] })
    await send()
    expect(await publish(1)).toEqual({ ok: false, reason: 'conflict' })
    expect(await publish(2)).toMatchObject({ reason: 'unreviewed' })
    expect(await reviewed(colleague, draftId)).toEqual({ ok: true })
    expect(await publish(2)).toMatchObject({ ok: true, version: '1.1.0' })
  })

  it('makes a version of the shelf with the reviewer’s name, and leaves the old one as it was', async () => {
    const before = await libraryGuide(actor, world.ours.ownGuideVersionId)
    const { versionId } = await published(actor, colleague, await newVersion(safety), 'Sooner')
    const shelf = await libraryGuides(actor)
    expect(shelf.filter(({ slug }) => slug === before?.slug)).toMatchObject([
      { versionId, version: '1.1.0', reviewer: 'clinician, Dr Okafor' },
    ])
    const after = await libraryGuide(actor, world.ours.ownGuideVersionId)
    expect(after).toEqual({
      ...before,
      newest: { versionId, version: '1.1.0' },
      versions: [expect.objectContaining({ versionId, version: '1.1.0' }), ...(before?.versions ?? [])],
    })
    expect(
      (await libraryGuides(actorFor("other clinic's clinician", world))).map((one) => one.slug),
    ).not.toContain(before?.slug)
  })

  it('is retired and used again, by the clinic whose it is', async () => {
    const input = { versionId: world.ours.ownGuideVersionId }
    const isThere = async (which: 'in-use' | 'retired') =>
      (await libraryGuides(actor, which)).some(({ versionId }) => versionId === input.versionId)
    expect(await retireGuide(actorFor("other clinic's clinician", world), input)).toMatchObject({ ok: false })
    expect(await retireGuide(actor, { versionId: world.guide.versionId })).toMatchObject({ ok: false })
    expect(await retireGuide(actor, input)).toMatchObject({ ok: true })
    expect([await isThere('in-use'), await isThere('retired')]).toEqual([false, true])
    expect(await returnGuide(actor, input)).toMatchObject({ ok: true })
    expect(await isThere('in-use')).toBe(true)
    // another clinic's guide is as one that is not there
    const theirs = world.theirs.ownGuideVersionId
    expect(await libraryGuide(actor, theirs)).toBeNull()
    expect(await beginGuideDraft(actor, { versionId: theirs })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is refused with what is to do: nothing new, no source, no words, another language without a part', async () => {
    const same = draftIdOf(await beginGuideDraft(actor, { versionId: world.ours.ownGuideVersionId }))
    expect(await reviewed(colleague, same)).toMatchObject({
      reason: 'blocked',
      blockers: [{ part: 'about' }],
    })
    await (
      await save(actor, same, 'section:call', {
        body: [`${safety}\n\n::picture{name="none" alt=""}\n\nIn 3 days.`],
      })
    )()
    expect(await reviewed(colleague, same)).toMatchObject({
      blockers: [
        { sentence: 'The picture “none” has no words. Say in alt="…" all that it shows.' },
        { sentence: 'There is no picture “none”.' },
        { sentence: 'A fact without a source: “In 3 days.” End it with [^short-name].' },
      ],
    })
    await (await save(actor, same, 'section:call', { body: [safety] }))()
    const spanish = draftIdOf(await beginGuideDraft(actor, { draftId: same, language: 'es' }))
    expect((await guideDraft(actor, spanish))?.guide.sections[0]?.body).toBe(safety)
    await (await save(actor, spanish, 'section:call', { body: ['Llame.'], heading: ['Llame'] }))()
    expect(await reviewed(colleague, same)).toEqual({ ok: true })
    expect(await reviewed(colleague, spanish)).toMatchObject({ reason: 'blocked' })
  })
})
