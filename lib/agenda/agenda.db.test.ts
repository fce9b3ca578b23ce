import { describe, expect, it } from 'vitest'
import { ask, carerOf, end, given, rows, topics, write } from './agenda.fixtures'
import { addOwnTopic, askAboutCheck, askAboutParagraph, askAboutSection } from './commands'
import { listedFrom, ownLists } from './queries'

describe('putting things on the list', () => {
  it('takes own words, a section with a question, and the topic of a check, in that order, each with where it came from', async () => {
    const to = await given()
    await write(to, 'My hands crack\nAt work, mostly.')
    expect(await ask(to, 'How long is short?')).toMatchObject({ ok: true, appointmentId: to.appointmentId })
    await askAboutCheck(to.actor, {
      assignmentId: to.assignmentId,
      sectionId: 'fast-relief',
      checkId: 'sam-steroid-tablets',
    })
    const list = (await ownLists(to.actor))?.visits[0]
    expect(list).toMatchObject({
      appointmentId: to.appointmentId,
      practitioner: 'Dr Shah',
      items: [
        { topic: 'Sleep', source: 'own_words', from: null },
        { topic: 'My hands crack', ownWords: 'My hands crack\nAt work, mostly.', from: null },
        {
          topic: 'Why fast relief is not a plan',
          ownWords: 'How long is short?',
          source: 'asked_in_guide',
          from: { kind: 'guide', title: expect.any(String), place: 'fast-relief' },
        },
        { source: 'misunderstood', ownWords: '' },
      ],
    })
    expect(await listedFrom(to.actor, to.assignmentId)).toHaveLength(2)
    const audit = await rows(to, (tx) => tx`select detail from audit_event where action = 'agenda.added'`)
    expect(audit.map(({ detail }) => detail.source)).toEqual(['own_words', 'asked_in_guide', 'misunderstood'])
  })

  it('lists the same thing once, however often and from however many connections it is sent', async () => {
    const to = await given()
    const sent = await Promise.all([write(to, 'My hands'), write(to, ' my  HANDS '), ask(to), ask(to)])
    for (const one of sent) expect(one).toMatchObject({ ok: true })
    expect(await topics(to)).toHaveLength(3)
  })

  it('takes paragraphs of a guide, each for itself, and none that is not there', async () => {
    const to = await given()
    const about = (paragraph: unknown, words = '', sectionId = 'fast-relief') =>
      askAboutParagraph(to.actor, {
        ...{ assignmentId: to.assignmentId, sectionId, paragraph, words },
      })
    for (const paragraph of ['1', '2', '2'])
      expect(await about(paragraph, 'Why?')).toMatchObject({ ok: true })
    for (const paragraph of ['0', '99', '1.1', '3.1', '01', '1.', '.1', '1.0', '1/2', 'x', '', null, 1, '-1'])
      expect(await about(paragraph)).toEqual({ ok: false, reason: 'not-found' })
    expect(await about('1', 'x'.repeat(1001))).toEqual({
      ...{ ok: false, reason: 'invalid', errors: { words: 'wordsLong' } },
    })
    const [, first, second, ...none] = (await ownLists(to.actor))?.visits[0]?.items ?? []
    expect([first, second]).toMatchObject([
      { topic: expect.stringMatching(/^“.+”$/), ownWords: 'Why?', from: { place: 'fast-relief/1' } },
      { ownWords: 'Why?', from: { place: 'fast-relief/2' } },
    ])
    expect(first?.topic).not.toBe(second?.topic)
    expect(none).toEqual([])
    // within a block of two, within a list, and the block itself, as it was asked about before it could be told apart
    for (const at of ['3', '3.1', '3.2']) expect(await about(at, '', 'flare')).toMatchObject({ ok: true })
    expect(await about('3.5', '', 'before-you-ask')).toEqual({ ok: false, reason: 'not-found' })
    expect(await about('3.3', '', 'before-you-ask')).toMatchObject({ ok: true })
    for (const at of ['3.3', '3.1.1', '2.1'])
      expect(await about(at, '', 'flare')).toMatchObject({ ok: false })
    expect((await ownLists(to.actor))?.visits[0]?.items.slice(3)).toMatchObject([
      { topic: expect.stringMatching(/^“A flare does not look/), from: { place: 'flare/3' } },
      { topic: expect.stringMatching(/^“A flare does not look/), from: { place: 'flare/3.1' } },
      { topic: expect.stringMatching(/^“So go by touch and feel/), from: { place: 'flare/3.2' } },
      { topic: '“your other health problems, now and in the past”', from: { place: 'before-you-ask/3.3' } },
    ])
  })

  it('keeps what was written when it is asked again without words', async () => {
    const to = await given()
    await ask(to, 'How long is short?')
    await ask(to)
    expect((await ownLists(to.actor))?.visits[0]?.items.at(-1)?.ownWords).toBe('How long is short?')
    await ask(to, 'A week?')
    expect((await ownLists(to.actor))?.visits[0]?.items.at(-1)?.ownWords).toBe('A week?')
  })

  it('cuts a long line for the list and keeps every word', async () => {
    const to = await given()
    const words = `${'My hands 👋 '.repeat(60)}end`
    await write(to, words)
    const item = (await ownLists(to.actor))?.visits[0]?.items.at(-1)
    expect(item?.ownWords).toBe(words)
    expect(Array.from(item?.topic ?? '').length).toBeLessThanOrEqual(120)
  })

  it.each([
    ['nothing', undefined],
    ['blanks', '  \n '],
    ['too much', 'x'.repeat(1001)],
    ['control characters', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('says what is wrong with %s and keeps nothing', async (_, words) => {
    const to = await given()
    expect(await write(to, words)).toMatchObject({
      ok: false,
      reason: 'invalid',
      errors: { words: expect.any(String) },
    })
    expect(await topics(to)).toEqual(['Sleep'])
  })

  it('keeps markup as the text that it is', async () => {
    const to = await given()
    await write(to, '<script>alert(1)</script>')
    expect(await topics(to)).toEqual(['Sleep', '<script>alert(1)</script>'])
  })

  it('finds no unknown section or check, nothing of a withdrawn guide, and no other patient', async () => {
    const to = await given()
    const { assignmentId } = to
    const other = to.world.ours.patients[1]
    const refused = { ok: false, reason: 'not-found' }
    const section = { sectionId: 'fast-relief', words: '' }
    expect(await askAboutSection(to.actor, { assignmentId, ...section, sectionId: 'x' })).toEqual(refused)
    expect(await askAboutSection(to.actor, { ...section, assignmentId: other.guideAssignmentId })).toEqual(
      refused,
    )
    expect(await addOwnTopic(to.actor, { appointmentId: other.appointmentId, words: 'Hands' })).toEqual(
      refused,
    )
    for (const checkId of ['x', 'ana-comes-first'])
      expect(await askAboutCheck(to.actor, { assignmentId, sectionId: 'fast-relief', checkId })).toEqual(
        refused,
      )
    await rows(to, (tx) => tx`update assignment set status = 'cancelled' where id = ${assignmentId}`)
    expect(await ask(to)).toEqual(refused)
    expect(await topics(to)).toEqual(['Sleep'])
  })

  it('puts what a guide of a past visit raises on the next list, and says where there is none', async () => {
    const to = await given()
    await end(to)
    expect(await ownLists(to.actor)).toMatchObject({ visits: [] })
    expect(await ask(to)).toEqual({ ok: false, reason: 'no-visit' })
    expect(await write(to, 'Hands')).toEqual({ ok: false, reason: 'not-found' })
    const { clinicId, patientId } = to.actor
    await rows(
      to,
      (tx) => tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
        values (${clinicId}, ${patientId}, ${to.world.ours.clinician.practitionerId}, now() + interval '30 days')`,
    )
    expect(await ask(to)).toMatchObject({ ok: true })
    expect(await topics(to)).toEqual(['Why fast relief is not a plan'])
  })

  it('stops at as many things as a visit can hold', async () => {
    const to = await given()
    for (let at = 1; at < 40; at++) await write(to, `Thing ${at}`)
    expect(await write(to, 'One more')).toEqual({ ok: false, reason: 'full' })
    expect(await write(to, 'Thing 7')).toMatchObject({ ok: true })
    expect(await topics(to)).toHaveLength(40)
    // what one side cannot see does not fill the other's list
    expect(await write(carerOf(to), 'Her moods')).toMatchObject({ ok: true })
  })
})
