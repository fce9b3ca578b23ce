import { describe, expect, it } from 'vitest'
import { carerOf, end, given, rows, topics, write } from './agenda.fixtures'
import { moveTopic, removeTopic, restoreTopic, rewordTopic } from './list-commands'
import { ownLists } from './queries'

describe('changing the list', () => {
  it('removes, brings back to its place, and a second time changes nothing', async () => {
    const to = await given()
    await write(to, 'Hands')
    const remove = () => removeTopic(to.actor, { itemId: to.itemId })
    expect(await Promise.all([remove(), remove()])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await topics(to)).toEqual(['Hands'])
    await restoreTopic(to.actor, { itemId: to.itemId })
    await restoreTopic(to.actor, { itemId: to.itemId })
    expect(await topics(to)).toEqual(['Sleep', 'Hands'])
    const audit = await rows(
      to,
      (tx) => tx`select action from audit_event where entity_id = ${to.itemId} order by at, id`,
    )
    expect(audit.map(({ action }) => action)).toEqual(['agenda.removed', 'agenda.added'])
  })

  it('brings a removed thing back at the end when it is added again', async () => {
    const to = await given()
    await write(to, 'Hands')
    await write(to, 'Feet')
    const hands = (await ownLists(to.actor))?.visits[0]?.items.find(({ topic }) => topic === 'Hands')
    await removeTopic(to.actor, { itemId: hands?.id })
    await write(to, 'Hands')
    expect(await topics(to)).toEqual(['Sleep', 'Feet', 'Hands'])
  })

  it('moves up and down, stays at the ends, and sorts out equal ranks', async () => {
    const to = await given()
    await write(to, 'Hands')
    await write(to, 'Feet')
    await rows(to, (tx) => tx`update agenda_item set rank = 1 where appointment_id = ${to.appointmentId}`)
    const [first, second, third] = (await ownLists(to.actor))?.visits[0]?.items ?? []
    const names = (...items: (typeof first)[]) => items.map((item) => item?.topic)
    await moveTopic(to.actor, { itemId: third?.id, way: 'up' })
    expect(await topics(to)).toEqual(names(first, third, second))
    await moveTopic(to.actor, { itemId: first?.id, way: 'down' })
    expect(await topics(to)).toEqual(names(third, first, second))
    await moveTopic(to.actor, { itemId: third?.id, way: 'up' })
    expect(await topics(to)).toEqual(names(third, first, second))
    expect(await moveTopic(to.actor, { itemId: first?.id, way: 'sideways' })).toMatchObject({ ok: false })
  })

  it('moves past what the other side wrote, which neither sees, and leaves that where it is', async () => {
    const to = await given()
    const carer = carerOf(to)
    await write(carer, 'Her moods')
    await write(to, 'Hands')
    await write(carer, 'Her sleep')
    await write(to, 'Feet')
    const find = async (topic: string) =>
      (await ownLists(to.actor))?.visits[0]?.items.find((item) => item.topic === topic)?.id
    await moveTopic(to.actor, { itemId: await find('Hands'), way: 'up' })
    expect(await topics(to)).toEqual(['Hands', 'Sleep', 'Feet'])
    await moveTopic(to.actor, { itemId: await find('Sleep'), way: 'down' })
    expect(await topics(to)).toEqual(['Hands', 'Feet', 'Sleep'])
    expect(await topics(carer)).toEqual(['Her moods', 'Her sleep'])
    const [, sleep] = (await ownLists(carer.actor))?.visits[0]?.items ?? []
    expect(await moveTopic(to.actor, { itemId: sleep?.id, way: 'up' })).toMatchObject({ ok: false })
    expect(await removeTopic(carer.actor, { itemId: await find('Feet') })).toMatchObject({ ok: false })
    const whole = await rows(
      to,
      (tx) => tx`
      select topic from agenda_item where appointment_id = ${to.appointmentId} order by rank, id`,
    )
    expect(whole.map(({ topic }) => topic)).toEqual(['Hands', 'Her moods', 'Feet', 'Her sleep', 'Sleep'])
    expect(await moveTopic(carer.actor, { itemId: sleep?.id, way: 'up' })).toMatchObject({ ok: true })
    expect(await topics(carer)).toEqual(['Her sleep', 'Her moods'])
    expect(await topics(to)).toEqual(['Hands', 'Feet', 'Sleep'])
  })

  it('changes own words; a line that is nothing else follows them and is not emptied', async () => {
    const to = await given()
    await rewordTopic(to.actor, { itemId: to.itemId, words: 'Sleep, most nights' })
    expect(await topics(to)).toEqual(['Sleep, most nights'])
    expect(await rewordTopic(to.actor, { itemId: to.itemId, words: '' })).toMatchObject({ reason: 'invalid' })
    expect(await topics(to)).toEqual(['Sleep, most nights'])
    expect(await rewordTopic(to.actor, { itemId: to.itemId, words: 'a\u0007' })).toMatchObject({
      reason: 'invalid',
    })
  })

  it('does nothing to the list of another patient, of another clinic, or of a visit that is over', async () => {
    const to = await given()
    const refused = { ok: false, reason: 'not-found' }
    for (const patient of [to.world.ours.patients[1], ...to.world.theirs.patients]) {
      const itemId = patient.agendaItemId
      expect(await removeTopic(to.actor, { itemId })).toEqual(refused)
      expect(await moveTopic(to.actor, { itemId, way: 'up' })).toEqual(refused)
      expect(await rewordTopic(to.actor, { itemId, words: 'Mine now' })).toEqual(refused)
    }
    await end(to)
    expect(await removeTopic(to.actor, { itemId: to.itemId })).toEqual(refused)
    for (const input of [undefined, {}, { itemId: 'x' }, { itemId: to.itemId, more: 1 }])
      expect(await removeTopic(to.actor, input)).toEqual(refused)
  })
})
