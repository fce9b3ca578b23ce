import { describe, expect, it } from 'vitest'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { addOwnTopic } from '@/lib/agenda/commands'
import { removeTopic } from '@/lib/agenda/list-commands'
import { ownLists } from '@/lib/agenda/queries'
import { brief } from '@/lib/brief/queries'
import { amendResponse } from './amendment-commands'
import { askAgain, replyThatItStands } from './clarification-commands'
import { ownClarifications } from './clarification-queries'
import { completeResponse } from './completion-commands'
import { type Family, family, said, save } from './family.fixtures'
import { ownResponse } from './queries'
import { inClinic } from './response.fixtures'

async function bothAnswered(): Promise<Family> {
  const them = await family()
  await save(them.teen, them, { itch: said(true), smoke: said(true) })
  await save(them.parent, them, { school: said(false) })
  return them
}

describe('a patient of 14 and their parent, each with a sign-in', () => {
  it('each see the questions and answers that are theirs or for both', async () => {
    const them = await bothAnswered()
    const [teen, parent] = [
      await ownResponse(them.teen, them.assignmentId),
      await ownResponse(them.parent, them.assignmentId),
    ]
    expect(teen?.questionnaire.item?.map(({ linkId }) => linkId)).toEqual(['itch', 'smoke'])
    expect(teen?.answers).toEqual({ itch: said(true), smoke: said(true) })
    expect(parent?.questionnaire.item?.map(({ linkId }) => linkId)).toEqual(['itch', 'school'])
    expect(parent?.answers).toEqual({ itch: said(true), school: said(false) })
  })

  it('store nothing in the other’s name, and are given nothing of the other back', async () => {
    const them = await bothAnswered()
    const saved = await save(them.parent, them, { smoke: said(false), itch: said(false) })
    expect(saved).toMatchObject({
      ok: true,
      changed: ['itch'],
      issues: [{ linkId: 'smoke', code: 'unknown-item' }],
    })
    expect(saved.ok && Object.keys(saved.answers)).toEqual(['itch', 'school'])
    expect((await ownResponse(them.teen, them.assignmentId))?.answers.smoke).toEqual(said(true))
  })

  it('send without what only the other is asked, and the clinician sees who answered what', async () => {
    const them = await family()
    await save(them.teen, them, { itch: said(true) })
    await save(them.parent, them, { itch: said(false), school: said(true) })
    // the parent sends, though the patient alone was asked about smoking and has not said
    expect(await completeResponse(them.parent, { assignmentId: them.assignmentId })).toMatchObject({
      ok: true,
    })
    const view = await brief(them.clinician, them.appointmentId)
    expect(view?.sending.respondents.toSorted()).toEqual(['parent', 'patient'])
    expect(
      view?.forms[0]?.rows.map(({ linkId, author, state }) => [linkId, author?.name ?? null, state]),
    ).toEqual([
      ['itch', 'Karin Haddad', 'answered'],
      ['smoke', null, 'skipped'],
      ['school', 'Karin Haddad', 'answered'],
    ])
    // and the patient adds theirs afterwards
    const amended = await amendResponse(them.teen, {
      ...{ assignmentId: them.assignmentId, baseRevision: 2, patch: { smoke: said(true) }, reason: 'Mine' },
    })
    expect(amended).toMatchObject({ ok: true, changed: ['smoke'] })
    const parents = await ownResponse(them.parent, them.assignmentId)
    expect(parents?.corrections).toEqual([])
    expect(JSON.stringify(parents)).not.toContain('smoke')
    const changed = await amendResponse(them.parent, {
      ...{
        assignmentId: them.assignmentId,
        baseRevision: 3,
        patch: { smoke: said(false) },
        reason: 'Not so',
      },
    })
    expect(changed).toMatchObject({ ok: false, reason: 'invalid' })
  })

  it('are asked again only what is theirs', async () => {
    const them = await bothAnswered()
    await completeResponse(them.teen, { assignmentId: them.assignmentId })
    const responseId = (await brief(them.clinician, them.appointmentId))?.forms[0]?.responseId ?? ''
    await askAgain(them.clinician, {
      ...{ appointmentId: them.appointmentId, responseId, linkId: 'smoke', words: 'How much?' },
    })
    const [asked] = await ownClarifications(them.teen)
    expect(asked?.linkId).toBe('smoke')
    expect(await ownClarifications(them.parent)).toEqual([])
    const reply = { clarificationId: asked?.id, words: 'A lot' }
    expect(await replyThatItStands(them.parent, reply)).toEqual({ ok: false, reason: 'not-found' })
    expect(await replyThatItStands(them.teen, reply)).toEqual({ ok: true })
  })

  it('keep their own words for the visit to themselves; the clinician sees whose each is', async () => {
    const them = await family()
    const { appointmentId } = them
    const words = 'Can we talk alone?'
    const teens = await addOwnTopic(them.teen, { appointmentId, words })
    await addOwnTopic(them.parent, { appointmentId, words })
    await addOwnTopic(them.parent, { appointmentId, words: 'Is it the school?' })
    const listed = async (actor: PatientActor) =>
      (await ownLists(actor))?.visits.flatMap(({ items }) => items.map(({ topic }) => topic))
    expect(await listed(them.teen)).toEqual([words])
    expect(await listed(them.parent)).toEqual([words, 'Is it the school?'])
    const itemId = teens.ok ? teens.itemId : ''
    expect(await removeTopic(them.parent, { itemId })).toEqual({ ok: false, reason: 'not-found' })
    expect((await brief(them.clinician, appointmentId))?.topics.map(({ addedBy }) => addedBy)).toEqual([
      ...[null, 'parent', 'parent'],
    ])
  })

  it('are on record as who they are', async () => {
    const them = await bothAnswered()
    const kinds = await inClinic(
      them.clinicId,
      (tx) => tx`select actor_kind as kind, account_id as who from audit_event
        where clinic_id = ${them.clinicId} and action = 'answers.saved' order by at, id`,
    )
    expect(kinds.map(({ kind, who }) => [kind, who])).toEqual([
      ['patient', them.teen.accountId],
      ['carer', them.parent.accountId],
    ])
  })
})

it('shows a parent everything of a child of 11', async () => {
  const them = await family(11)
  const seen = await ownResponse(them.parent, them.assignmentId)
  expect(seen?.questionnaire.item?.map(({ linkId }) => linkId)).toEqual(['itch', 'smoke', 'school'])
  expect(await save(them.parent, them, { smoke: said(false) })).toMatchObject({
    ok: true,
    changed: ['smoke'],
  })
})
