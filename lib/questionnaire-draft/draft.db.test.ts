import { describe, expect, it } from 'vitest'
import { makeWorld } from '@/e2e/factories/world'
import { actorFor } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { beginDraft } from './begin-commands'
import { changeDraft, discardDraft, undoChange } from './commands'
import { add, begun, change, clinicianOf, drawn, textsOf, word } from './draft.fixtures'
import { kinds } from './item-kind'
import { draft, drafts } from './queries'

describe('A draft', () => {
  it('is written on step by step, each step on record, and each can be taken back', async () => {
    const to = await given()
    const actor = clinicianOf(to)
    const draftId = await begun(actor)
    const first = await add(actor, draftId, 'pick-one')
    await word(actor, draftId, first, 'How are your hands?')
    const second = await add(actor, draftId, 'text', first)
    await word(actor, draftId, second, 'What makes it worse?')
    await change(actor, draftId, { act: 'move', linkId: second, way: 'up' })
    expect(await textsOf(actor, draftId)).toEqual(['What makes it worse?', 'How are your hands?'])
    await change(actor, draftId, { act: 'remove', linkId: first })
    const opened = await draft(actor, draftId)
    expect(opened?.changes[0]?.words).toBe('Removed “How are your hands?”')
    const revision = opened?.changes[0]?.revision
    expect(await undoChange(actor, { draftId, revision })).toMatchObject({ ok: true, linkId: first })
    expect(await textsOf(actor, draftId)).toEqual(['What makes it worse?', 'How are your hands?'])
    expect(await undoChange(actor, { draftId, revision })).toEqual({ ok: false, reason: 'conflict' })
    await add(actor, draftId, 'line')
    const added = (await draft(actor, draftId))?.changes[0]
    expect(added?.words).toContain('Added')
    // it leads to no item that went with the change
    expect(await undoChange(actor, { draftId, revision: added?.revision })).toMatchObject({ linkId: null })
    expect(await textsOf(actor, draftId)).toHaveLength(2)
    const acts = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select detail->>'act' as act from audit_event where clinic_id = ${to.clinicId} and action = 'draft.changed' order by at, id`,
    )
    expect(acts.map(({ act }) => act)).toEqual([
      'add',
      'item',
      'add',
      'item',
      'move',
      'remove',
      'undo',
      'add',
      'undo',
    ])
  })

  it('lets two people write on different items, and overwrites neither of two forms of one item', async () => {
    const to = await given()
    const [one, other] = [clinicianOf(to), clinicianOf(to, 'Dr Lee')]
    const draftId = await begun(one)
    const first = await add(one, draftId, 'line')
    const second = await add(one, draftId, 'line')
    const [mine, theirs, elsewhere] = [
      await drawn(one, draftId, first),
      await drawn(other, draftId, first),
      await drawn(other, draftId, second),
    ]
    const worded = (form: Awaited<ReturnType<typeof drawn>>, text: string) => ({
      ...form,
      fields: { ...form.fields, text },
    })
    expect(await change(one, draftId, worded(mine, 'Mine'))).toMatchObject({ ok: true })
    expect(await change(other, draftId, worded(elsewhere, 'Another'))).toMatchObject({ ok: true })
    expect(await change(other, draftId, worded(theirs, 'Theirs'))).toEqual({ ok: false, reason: 'conflict' })
    expect(await textsOf(one, draftId)).toEqual(['Mine', 'Another'])
    await change(one, draftId, { act: 'remove', linkId: first })
    expect(await change(other, draftId, worded(theirs, 'Theirs'))).toMatchObject({
      ok: false,
      reason: 'impossible',
    })
  })

  it('takes changes that come at once one after the other', async () => {
    const actor = clinicianOf(await given())
    const draftId = await begun(actor)
    await Promise.all(Array.from({ length: 8 }, () => add(actor, draftId, 'line')))
    const opened = await draft(actor, draftId)
    expect(opened?.questionnaire.item).toHaveLength(8)
    expect(opened?.revision).toBe(8)
  })

  it('does not count a form that was sent as it stood', async () => {
    const actor = clinicianOf(await given())
    const draftId = await begun(actor)
    for (const kind of kinds) await add(actor, draftId, kind)
    const opened = await draft(actor, draftId)
    for (const { linkId } of opened?.questionnaire.item ?? [])
      expect(await change(actor, draftId, await drawn(actor, draftId, linkId))).toMatchObject({
        ok: true,
        revision: kinds.length,
      })
  })

  it('keeps hostile words as words', async () => {
    const actor = clinicianOf(await given())
    const draftId = await begun(actor, `<script>alert(1)</script> O’Brien'; drop table x --`)
    const linkId = await add(actor, draftId, 'line')
    for (const text of ['<b onclick="x()">How</b> 🌙', '__proto__', '{{7*7}} %resource', '\u202Eabc'])
      expect(await word(actor, draftId, linkId, text).then(() => textsOf(actor, draftId))).toEqual([text])
    for (const text of ['a\u0000b', '\ud800'])
      expect(await word(actor, draftId, linkId, text)).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await word(actor, draftId, linkId, 'x'.repeat(2001))).toMatchObject({ reason: 'invalid' })
    for (const what of [
      { act: 'item', linkId, was: '', fields: { __proto__: 'x', nothing: 'y' } },
      { act: 'drop' },
      null,
    ])
      expect(await changeDraft(actor, { draftId, change: what })).toMatchObject({ ok: false })
  })

  it('is put away and taken up again, and is no other clinic’s', async () => {
    const [to, elsewhere] = [await given(), await given()]
    const [actor, stranger] = [clinicianOf(to), clinicianOf(elsewhere)]
    const draftId = await begun(actor)
    expect(await draft(stranger, draftId)).toBeNull()
    expect(await drafts(stranger)).toEqual([])
    for (const way of ['discard', 'restore'])
      expect(await discardDraft(stranger, { draftId, way })).toEqual({ ok: false, reason: 'not-found' })
    expect(await discardDraft(actor, { draftId, way: 'discard' })).toEqual({ ok: true })
    expect(await draft(actor, draftId)).toBeNull()
    expect(await change(actor, draftId, { act: 'add', kind: 'line' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await drafts(actor)).toMatchObject([{ id: draftId, isDiscarded: true }])
    expect(await discardDraft(actor, { draftId, way: 'restore' })).toEqual({ ok: true })
    expect(await draft(actor, draftId)).not.toBeNull()
    // a second click finds it done
    expect(await discardDraft(actor, { draftId, way: 'restore' })).toEqual({ ok: true })
    const acts = await inClinic(
      to.clinicId,
      (tx) => tx`select action from audit_event where clinic_id = ${to.clinicId} and entity_id = ${draftId}
        and action = 'draft.restored'`,
    )
    expect(acts).toHaveLength(1)
  })

  it('is not taken up beside another of the same questionnaire, nor are two at once', async () => {
    const world = await makeWorld(testDatabase().appUrl)
    const actor = actorFor('clinician', world)
    const versionId = world.ours.broughtInVersionId
    const awayAgain = async () => {
      const done = await beginDraft(actor, { versionId })
      if (!done.ok) throw new Error(done.reason)
      await discardDraft(actor, { draftId: done.draftId, way: 'discard' })
      return done.draftId
    }
    const [one, other] = [await awayAgain(), await awayAgain()]
    const takeUp = (draftId: string) => discardDraft(actor, { draftId, way: 'restore' })
    const openAlready = { ok: false, reason: 'open-already' }
    const both = await Promise.all([takeUp(one), takeUp(other)])
    expect(both).toContainEqual({ ok: true })
    expect(both).toContainEqual(openAlready)
    const away = (await drafts(actor)).filter(({ isDiscarded }) => isDiscarded).map(({ id }) => id)
    const still = [one, other].filter((id) => away.includes(id))
    expect(still).toHaveLength(1)
    expect(await takeUp(still[0] ?? '')).toEqual(openAlready)
  })
})
