import { describe, expect, it } from 'vitest'
import { saveAnswers } from './commands'
import { ownResponse } from './queries'
import { given, inClinic } from './response.fixtures'
import { answersOf, number, saver, setAssignment, text, yes } from './save.fixtures'

describe('what cannot be saved', () => {
  it.each([
    ['completed', 'completed'],
    ['cancelled', 'withdrawn'],
  ])('a %s task: %s', async (status, reason) => {
    const to = await given()
    const save = saver(to)
    await save(0, { itch: number(3) })
    await setAssignment(to, status)
    expect(await save(1, { itch: number(4) })).toEqual({ ok: false, reason })
    expect(await answersOf(to)).toEqual({ itch: number(3) })
  })

  it('anything for a visit that was cancelled or whose day is over', async () => {
    const to = await given()
    const visit = (change: string) =>
      inClinic(to.clinicId, (tx) => tx.unsafe(`update appointment set ${change}`))
    await visit("starts_at = now() - interval '26 hours'")
    expect(await saver(to)(0, { itch: number(3) })).toEqual({ ok: false, reason: 'closed' })
    await visit("starts_at = now() + interval '1 day', status = 'cancelled'")
    expect(await saver(to)(0, { itch: number(3) })).toEqual({ ok: false, reason: 'closed' })
    expect(await answersOf(to)).toEqual({})
  })

  it("another patient's and another clinic's look as if they were not there", async () => {
    const [to, other] = [await given(), await given()]
    const input = { assignmentId: to.assignmentId, baseRevision: 0, patch: { itch: number(3) } }
    const notThere = { ok: false, reason: 'not-found' }
    expect(await saveAnswers(other.actor, input)).toEqual(notThere)
    const neighbour = { ...to.actor, patientId: other.actor.patientId }
    expect(await saveAnswers(neighbour, input)).toEqual(notThere)
    expect(await ownResponse(neighbour, to.assignmentId)).toBeNull()
    const clinician = {
      kind: 'clinician' as const,
      practitionerId: to.assignmentId,
      accountId: to.practitionerAccountId,
      clinicId: to.clinicId,
      name: 'Dr Shah',
      language: 'en',
    }
    expect(await saveAnswers(clinician, input)).toEqual(notThere)
    expect(await answersOf(to)).toEqual({})
  })

  it('is left out and told, and the rest is stored', async () => {
    const to = await given()
    const result = await saver(to)(0, {
      itch: number(11),
      words: text(`Long ${'x'.repeat(40)}`),
      chest: { absent: 'asked-declined' },
      intro: text('Words'),
      nothing: text('Words'),
      constructor: text('Words'),
      smoke: yes,
    })
    expect(result).toMatchObject({
      changed: ['smoke'],
      issues: [
        { linkId: 'itch', code: 'too-big' },
        { linkId: 'words', code: 'too-long' },
        { linkId: 'chest', code: 'absence-not-offered' },
        { linkId: 'intro', code: 'takes-no-answer' },
        { linkId: 'nothing', code: 'unknown-item' },
        { linkId: 'constructor', code: 'unknown-item' },
      ],
    })
    expect(await answersOf(to)).toEqual({ smoke: yes })
  })

  it.each([
    ['a control character', text('a\u0000b')],
    ['half a character', text('a\ud800b')],
    ['two values', { values: [{ valueInteger: 1 }, { valueInteger: 2 }] }],
    ['the wrong type', text('5')],
  ])('%s', async (_, answer) => {
    const to = await given()
    await saver(to)(0, { itch: answer, words: answer })
    expect((await answersOf(to)) ?? {}).not.toHaveProperty('itch')
  })

  it('what is no answer at all', async () => {
    const to = await given()
    const patch = JSON.parse('{"itch": {"values": [], "more": 1}}')
    expect(await saver(to)(0, patch)).toEqual({ ok: false, reason: 'unreadable' })
    const unread = { assignmentId: 'x', baseRevision: 0, patch: {} }
    expect(await saveAnswers(to.actor, unread)).toEqual({ ok: false, reason: 'unreadable' })
  })
})
