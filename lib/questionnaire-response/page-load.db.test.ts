import { describe, expect, it } from 'vitest'
import type { Answer, AnswerPatch } from '@/lib/questionnaire/answers'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { ownResponse } from './queries'
import { type Given, given, inClinic } from './response.fixtures'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const yes: Answer = { values: [{ valueBoolean: true }] }
const no: Answer = { values: [{ valueBoolean: false }] }

/** A page loaded at a revision, which saves the whole of itself as it goes and hears the answers that arrive */
function loadedPage(to: Given, baseRevision: number) {
  const load = `load-${Math.random().toString(36).slice(2)}`
  let heard = baseRevision
  let seq = 0
  const send = (nth: number, patch: AnswerPatch, touched: string[], heardThen: number) =>
    saveAnswers(to.actor, {
      ...{ assignmentId: to.assignmentId, baseRevision, patch, touched, respondent: 'patient' },
      from: { load, seq: nth, heard: heardThen },
    })
  return {
    /** A save that is on its way: it arrives when it is called */
    leave(patch: AnswerPatch, touched: string[]) {
      seq += 1
      const [nth, heardThen] = [seq, heard]
      return () => send(nth, patch, touched, heardThen)
    },
    async save(patch: AnswerPatch, touched: string[]) {
      const saved = await this.leave(patch, touched)()
      if (saved.ok) heard = saved.revision
      return saved
    },
  }
}

const answersOf = async (to: Given) => (await ownResponse(to.actor, to.assignmentId))?.answers
const historyOf = ({ clinicId }: Given) =>
  inClinic(clinicId, (tx) => tx`select link_id, after from answer_change order by revision, link_id`)

describe('saves of one page, on their way', () => {
  it('do not let one that was delayed win over a later one', async () => {
    const to = await given()
    const page = loadedPage(to, 0)
    const delayed = page.leave({ itch: number(1) }, ['itch'])
    expect(await page.save({ itch: number(2) }, ['itch'])).toMatchObject({ ok: true, revision: 1 })
    expect(await delayed()).toMatchObject({ ok: true, revision: 1, changed: [] })
    expect(await answersOf(to)).toEqual({ itch: number(2) })
    expect(await historyOf(to)).toEqual([{ link_id: 'itch', after: number(2) }])
  })

  it('count once, however often they arrive, also after sending', async () => {
    const to = await given()
    const page = loadedPage(to, 0)
    const twice = page.leave({ itch: number(1) }, ['itch'])
    const both = await Promise.all([twice(), twice(), twice()])
    expect(both.every((one) => one.ok)).toBe(true)
    expect(await historyOf(to)).toHaveLength(1)
    await completeResponse(to.actor, { assignmentId: to.assignmentId })
    expect(await twice()).toMatchObject({ ok: true, changed: [] })
    const late = page.leave({ itch: number(5) }, ['itch'])
    expect(await late()).toEqual({ ok: false, reason: 'completed' })
    expect(await late()).toEqual({ ok: false, reason: 'completed' })
  })

  it('say of one that cannot be an answer whether a later one may have mended it', async () => {
    const to = await given()
    const page = loadedPage(to, 0)
    const refused = page.leave({ itch: number(99) }, ['itch'])
    const wrong = { ok: true, issues: [{ linkId: 'itch' }] }
    expect(await refused()).toMatchObject({ ...wrong, isOvertaken: false })
    expect(await refused()).toMatchObject({ ...wrong, isOvertaken: false })
    await page.save({ itch: number(9) }, ['itch'])
    expect(await refused()).toMatchObject({ ...wrong, isOvertaken: true })
    expect(await answersOf(to)).toEqual({ itch: number(9) })
  })

  it('are not told as another tab where the first was taken and never heard of', async () => {
    const to = await given()
    const page = loadedPage(to, 0)
    await page.leave({ itch: number(1) }, ['itch'])()
    expect(await page.save({ itch: number(2) }, ['itch'])).toMatchObject({ ok: true, collisions: [] })
  })
})

describe('two devices on one page', () => {
  it('keep what the other answered, save after save', async () => {
    const to = await given()
    const [phone, laptop] = [loadedPage(to, 0), loadedPage(to, 0)]
    await laptop.save({ itch: null, chest: yes, smoke: null }, ['chest'])
    await phone.save({ itch: number(3), chest: null, smoke: null }, ['itch'])
    await phone.save({ itch: number(3), chest: null, smoke: no }, ['smoke'])
    expect(await answersOf(to)).toEqual({ itch: number(3), chest: yes, smoke: no })
    // the phone's own answer, changed on the laptop since: the phone only shows it
    await laptop.save({ itch: number(8), chest: yes, smoke: null }, ['itch'])
    await phone.save({ itch: number(3), chest: null, smoke: yes }, ['smoke'])
    expect(await answersOf(to)).toEqual({ itch: number(8), chest: yes, smoke: yes })
  })

  it('are told once, also where the telling did not arrive', async () => {
    const to = await given()
    const [phone, laptop] = [loadedPage(to, 0), loadedPage(to, 0)]
    await laptop.save({ itch: number(8) }, ['itch'])
    await phone.leave({ itch: number(3) }, ['itch'])()
    const told = { linkId: 'itch', kept: number(3), other: number(8) }
    expect(await phone.save({ itch: number(3) }, ['itch'])).toMatchObject({ changed: [], collisions: [told] })
    expect(await phone.save({ itch: number(4) }, ['itch'])).toMatchObject({ ok: true, collisions: [] })
  })
})
