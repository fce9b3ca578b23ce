import { describe, expect, it } from 'vitest'
import { addressOf, placedKey } from '@/lib/questionnaire/address'
import { MARK } from '@/lib/questionnaire/instance-patch'
import type { Item } from '@/lib/questionnaire/schema'
import { saveAnswers } from './commands'
import { ownResponse, toldChanges } from './queries'
import { given, inClinic, skinCheck } from './response.fixtures'
import { answersOf, history, number, saver, text, yes } from './save.fixtures'

describe('saving', () => {
  it('stores answers, their history, the state of the task and who said them, and puts linkIds on record', async () => {
    const to = await given()
    const first = await saveAnswers(to.actor, {
      assignmentId: to.assignmentId,
      baseRevision: 0,
      patch: { itch: number(7), words: text('At night') },
      respondent: 'parent',
    })
    expect(first).toMatchObject({ ok: true, revision: 1, collisions: [], issues: [] })
    expect(await ownResponse(to.actor, to.assignmentId)).toMatchObject({
      answers: { itch: number(7), words: text('At night') },
      revision: 1,
      respondent: 'parent',
      closing: null,
    })
    expect(await history(to)).toMatchObject([
      { linkId: 'itch', before: null, after: number(7), revision: 1, changedBy: to.actor.accountId },
      { linkId: 'words', before: null, after: text('At night'), revision: 1 },
    ])
    const [task] = await inClinic(to.clinicId, (tx) => tx`select status, opened_at from assignment`)
    expect(task).toMatchObject({ status: 'in_progress', opened_at: expect.any(Date) })
    const events = await inClinic(
      to.clinicId,
      (tx) => tx`select action, detail from audit_event where clinic_id = ${to.clinicId}`,
    )
    expect(events).toMatchObject([
      { action: 'answers.saved', detail: { linkIds: ['itch', 'words'], revision: 1 } },
    ])
    expect(JSON.stringify(events)).not.toContain('At night')
  })

  it('changes nothing when the same is saved again', async () => {
    const to = await given()
    const save = saver(to)
    await save(0, { itch: number(7) })
    const [again, late] = [await save(1, { itch: number(7) }), await save(0, { itch: number(7) })]
    expect([again, late]).toMatchObject([
      { revision: 1, changed: [], collisions: [] },
      { revision: 1, changed: [], collisions: [] },
    ])
    expect(await history(to)).toHaveLength(1)
  })

  it('makes one response of two first saves at once and keeps both answers', async () => {
    const to = await given()
    const save = saver(to)
    const results = await Promise.all([
      save(0, { itch: number(7) }),
      save(0, { words: text('Cold') }),
      save(0, { smoke: yes }),
    ])
    expect(results.map((one) => one.ok && one.revision).toSorted()).toEqual([1, 2, 3])
    expect(await answersOf(to)).toEqual({ itch: number(7), words: text('Cold'), smoke: yes })
    const rows = await inClinic(to.clinicId, (tx) => tx`select 1 from questionnaire_response`)
    expect(rows).toHaveLength(1)
  })
})

describe('two tabs on one draft', () => {
  it('merges what each changed and leaves alone what it only showed', async () => {
    const to = await given()
    const save = saver(to)
    await save(0, { itch: number(3), words: text('Old') })
    await save(1, { itch: number(8), words: text('Old') })
    const second = await save(1, { itch: number(3), words: text('New') })
    expect(second).toMatchObject({ changed: ['words'], collisions: [] })
    expect(await answersOf(to)).toEqual({ itch: number(8), words: text('New') })
  })

  it('lets the later stand where both changed the same, keeps the other and tells', async () => {
    const to = await given()
    const save = saver(to)
    await save(0, { itch: number(3) })
    await save(1, { itch: number(8) })
    const second = await save(1, { itch: number(5) })
    expect(second).toMatchObject({
      revision: 3,
      collisions: [{ linkId: 'itch', kept: number(5), other: number(8), otherAt: expect.any(Date) }],
    })
    expect(await answersOf(to)).toEqual({ itch: number(5) })
    expect(await history(to)).toMatchObject([
      { after: number(3) },
      { before: number(3), after: number(8) },
      { before: number(8), after: number(5) },
    ])
    const asked = { assignmentId: to.assignmentId, revision: 3, linkIds: ['itch'] }
    expect(await toldChanges(to.actor, asked)).toMatchObject({
      changes: [{ kept: number(5), other: number(8), otherAt: expect.any(Date) }],
    })
    const other = await given()
    expect(await toldChanges(other.actor, asked)).toBeNull()
  })

  it('takes an answer away, also where the other tab had changed it', async () => {
    const to = await given()
    const save = saver(to)
    await save(0, { words: text('One') })
    await save(1, { words: text('Two') })
    expect(await save(1, { words: null })).toMatchObject({ collisions: [{ kept: null, other: text('Two') }] })
    expect(await answersOf(to)).toEqual({})
  })

  it('believes a person who changed an answer and changed it back', async () => {
    const to = await given()
    const save = saver(to)
    await save(0, { itch: number(3) })
    // saved, but the page never heard of it
    await save(1, { itch: number(8) })
    expect(await save(1, { itch: number(3) }, ['itch'])).toMatchObject({ changed: ['itch'] })
    expect(await answersOf(to)).toEqual({ itch: number(3) })
  })
})

describe('what repeats', () => {
  const medicines: Item = {
    linkId: 'medicines',
    type: 'group',
    text: 'Medicine',
    repeats: true,
    item: [{ linkId: 'medicine-name', type: 'string', text: 'Its name' }],
  }
  const name = (id: string) => addressOf('medicine-name', [id])
  const kept = (id: string) => placedKey(addressOf('medicines', [id]))

  it('keeps what two tabs add at once, answer by answer, and a removed one in the history', async () => {
    const to = await given({ ...skinCheck, item: [...(skinCheck.item ?? []), medicines] })
    const save = saver(to)
    await save(0, { [name('1')]: text('Cream') })
    await Promise.all([
      save(1, { [kept('1')]: MARK, [kept('ka')]: MARK, [name('ka')]: text('Tablet') }),
      save(1, { [kept('1')]: MARK, [kept('kb')]: MARK, [name('kb')]: text('Shot') }),
    ])
    expect(await answersOf(to)).toEqual({
      [name('1')]: text('Cream'),
      [kept('1')]: MARK,
      [kept('ka')]: MARK,
      [name('ka')]: text('Tablet'),
      [kept('kb')]: MARK,
      [name('kb')]: text('Shot'),
    })
    await save(3, { [kept('ka')]: null, [name('ka')]: null })
    expect(Object.keys((await answersOf(to)) ?? {})).not.toContain(name('ka'))
    expect(await history(to)).toContainEqual(
      expect.objectContaining({ linkId: name('ka'), before: text('Tablet'), after: null }),
    )
  })

  it('takes no address that is none', async () => {
    const to = await given({ ...skinCheck, item: [...(skinCheck.item ?? []), medicines] })
    const wrong = [
      kept('<'),
      placedKey(addressOf('itch', ['1'])),
      addressOf('itch', ['1']),
      addressOf('medicine-name', []),
    ]
    const saved = await saver(to)(0, Object.fromEntries(wrong.map((key) => [key, text('x')])))
    expect(saved).toMatchObject({ ok: true, changed: [] })
    expect(saved.ok && saved.issues).toHaveLength(wrong.length)
  })
})
