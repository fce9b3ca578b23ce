import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { Clinician } from '@/lib/access/actor-kinds'
import { actorFor } from '@/lib/access/table/cell'
import { assign } from '@/lib/assignment/commands'
import { patientAssignments } from '@/lib/assignment/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { importQuestionnaire } from '@/lib/questionnaire/library-commands'
import { libraryQuestionnaire, libraryQuestionnaires } from '@/lib/questionnaire/library-queries'
import { retireQuestionnaire } from '@/lib/questionnaire/retirement-commands'
import { ownResponse } from '@/lib/questionnaire-response/queries'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { beginDraft } from './begin-commands'
import { changeDraft } from './commands'
import { add, begun, change, send, word } from './draft.fixtures'
import { publishDraft } from './publish-commands'
import { draft, publication } from './queries'

let world: World
let actor: Clinician
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
  const made = actorFor('clinician', world)
  if (made.kind === 'clinician') actor = made
})

const publish = async (draftId: string, reason = 'For hand eczema') =>
  publishDraft(actor, { draftId, revision: (await draft(actor, draftId))?.revision, reason })

async function published(draftId: string): Promise<{ versionId: string; version: string }> {
  const done = await publish(draftId)
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done
}

async function oneQuestion(title = 'Your hands'): Promise<{ draftId: string; linkId: string }> {
  const draftId = await begun(actor, title)
  const linkId = await add(actor, draftId, 'pick-one')
  await send(actor, draftId, linkId, {
    text: 'How are your hands?',
    optionKey: ['', ''],
    optionWords: ['Fine', 'Sore'],
    optionEs: ['Bien', ''],
    optionWeight: ['0', '2'],
  })
  return { draftId, linkId }
}

describe('Publishing', () => {
  it('makes a version with who and why, which is assigned and asked', async () => {
    const { draftId } = await oneQuestion()
    const { versionId, version } = await published(draftId)
    expect(version).toBe('1.0.0')
    expect(await publication(actor, versionId)).toMatchObject({ by: 'clinician', reason: 'For hand eczema' })
    const shelf = await libraryQuestionnaires(actor)
    const own = shelf.find((one) => one.versionId === versionId)
    const patient = world.ours.patients[0]
    const { patientId, appointmentId } = patient
    const assigned = await assign(actor, {
      ...{ patientId, appointmentId, guideIds: [], questionnaireIds: [own?.id], note: '' },
    })
    if (!assigned.ok) throw new Error(JSON.stringify(assigned))
    const [assignmentId = ''] = assigned.assignmentIds
    const asked = await ownResponse(actorFor('patient', world), assignmentId)
    expect(asked?.questionnaire).toMatchObject({
      status: 'active',
      item: [{ text: 'How are your hands?', answerOption: [{ valueCoding: { code: 'fine' } }, {}] }],
    })

    const next = await beginDraft(actor, { versionId })
    if (!next.ok) throw new Error(JSON.stringify(next))
    expect(await beginDraft(actor, { versionId })).toEqual({ ...next, outcome: 'open-already' })
    expect(await publish(next.draftId)).toMatchObject({ reason: 'blocked', blockers: [{ linkId: null }] })
    const linkId = asked?.questionnaire.item?.[0]?.linkId ?? ''
    await word(actor, next.draftId, linkId, 'How are your hands today?')
    const second = await published(next.draftId)
    expect(second.version).toBe('1.1.0')
    // what was assigned keeps its own, and so does whoever reads it
    expect((await ownResponse(actorFor('patient', world), assignmentId))?.questionnaire.item?.[0]?.text).toBe(
      'How are your hands?',
    )
    expect((await libraryQuestionnaire(actor, versionId))?.newest?.versionId).toBe(second.versionId)

    expect(await retireQuestionnaire(actor, { versionId: second.versionId })).toMatchObject({ ok: true })
    const again = await assign(actor, {
      ...{ patientId, appointmentId, guideIds: [], questionnaireIds: [own?.id], note: '' },
    })
    expect(again).toMatchObject({ ok: false })
    const open = await patientAssignments(actor, patientId)
    expect(JSON.stringify(open)).toContain(assignmentId)
  })

  it('leaves a published version as it is, and its draft closed', async () => {
    const { draftId, linkId } = await oneQuestion()
    const { versionId } = await published(draftId)
    expect(await draft(actor, draftId)).toBeNull()
    expect(await publish(draftId)).toEqual({ ok: false, reason: 'not-found' })
    expect(await change(actor, draftId, { act: 'remove', linkId })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    for (const statement of [
      'update questionnaire_version set title = $1',
      'update questionnaire_publication set reason = $1',
    ])
      await expect(inClinic(world.ours.clinicId, (tx) => tx.unsafe(statement, [versionId]))).rejects.toThrow(
        /permission denied|append-only/,
      )
  })

  it('says what is to do, item by item, and publishes nothing', async () => {
    const draftId = await begun(actor)
    const group = await add(actor, draftId, 'group')
    const first = await add(actor, draftId, 'pick-one')
    const second = await add(actor, draftId, 'yes-no', first)
    await word(actor, draftId, second, 'Do they hurt?')
    const third = await add(actor, draftId, 'line', second)
    await send(actor, draftId, third, {
      text: 'Since when?',
      conditionQuestion: [second],
      conditionWas: [''],
    })
    await change(actor, draftId, { act: 'move', linkId: third, way: 'up' })
    const done = await publish(draftId)
    expect(done).toMatchObject({
      reason: 'blocked',
      blockers: [
        {
          linkId: group,
          sentence: 'The group without a title has nothing in it. Add a question to it, or remove it.',
        },
        { linkId: first, sentence: 'The question without words is to be written: what does it ask?' },
        { linkId: first, sentence: 'The question without words has no answers to choose from.' },
        { linkId: third, sentence: expect.stringContaining('“Do they hurt?”, which comes later') },
      ],
    })
    await change(actor, draftId, { act: 'remove', linkId: second })
    expect(await publish(draftId)).toMatchObject({
      blockers: expect.arrayContaining([
        { linkId: third, sentence: expect.stringContaining('a question that was removed') },
      ]),
    })
    expect(await publish(await begun(actor, 'Empty'))).toMatchObject({
      blockers: [{ linkId: null, sentence: 'Add a question: nothing is asked yet.' }],
    })
  })

  it('is refused where the draft was changed after it was looked at, and without a reason', async () => {
    const { draftId, linkId } = await oneQuestion()
    const looked = (await draft(actor, draftId))?.revision
    await word(actor, draftId, linkId, 'How are your hands now?')
    expect(await publishDraft(actor, { draftId, revision: looked, reason: 'Why' })).toEqual({
      ok: false,
      reason: 'conflict',
    })
    expect(await publish(draftId, ' ')).toMatchObject({
      reason: 'invalid',
      errors: { reason: expect.any(String) },
    })
  })

  it('makes a copy of what ships under an address of its own, and none of another clinic’s', async () => {
    const copy = await beginDraft(actor, { versionId: world.questionnaire.versionId })
    if (!copy.ok) throw new Error(JSON.stringify(copy))
    const { versionId } = await published(copy.draftId)
    const own = await libraryQuestionnaire(actor, versionId)
    expect(own).toMatchObject({ isOwn: true, version: '1.0.0' })
    expect(own?.url).toMatch(/^urn:uuid:/)
    const theirs = actorFor("other clinic's clinician", world)
    expect(await libraryQuestionnaire(theirs, versionId)).toBeNull()
    expect(await beginDraft(theirs, { versionId })).toEqual({ ok: false, reason: 'not-found' })
    expect(await publication(theirs, versionId)).toBeNull()
  })

  it('carries 2,000 items, and no more', async () => {
    const items = Array.from({ length: 2000 }, (_, at) => ({
      ...{ linkId: `q${at}`, type: 'choice', text: `Question ${at}` },
      answerOption: ['Never', 'Often'].map((display) => ({ valueCoding: { code: display, display } })),
    }))
    const brought = await importQuestionnaire(actor, {
      text: JSON.stringify({
        ...{ resourceType: 'Questionnaire', status: 'active', url: 'urn:test:everything', version: '1' },
        ...{ title: 'Everything', item: items },
      }),
      ...{ licence: 'Our own', statement: 'yes' },
    })
    if (!brought.ok) throw new Error(JSON.stringify(brought))
    const next = await beginDraft(actor, { versionId: brought.versionId })
    if (!next.ok) throw new Error(JSON.stringify(next))
    const { draftId } = next
    for (const change of [
      { act: 'add', kind: 'line' },
      { act: 'duplicate', linkId: 'q0' },
    ])
      expect(await changeDraft(actor, { draftId, change })).toMatchObject({ reason: 'impossible' })
    expect(await change(actor, draftId, { act: 'move', linkId: 'q1999', way: 'up' })).toMatchObject({
      ok: true,
    })
    await word(actor, draftId, 'q1000', 'Half way')
    expect(await published(draftId)).toMatchObject({ version: '2' })
  })
})
