import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Clinician } from '@/lib/access/actor-kinds'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { amendResponse } from './amendment-commands'
import { askAgain, replyThatItStands } from './clarification-commands'
import { ownClarifications } from './clarification-queries'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { type Given, given, inClinic, skinCheck } from './response.fixtures'

const mails = mkdtempSync(join(tmpdir(), 'asked-mail-'))
process.env.MAIL_FOLDER = mails

const number = (valueInteger: number) => ({ values: [{ valueInteger }] })

const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

async function sent(questionnaire = skinCheck): Promise<Given & { responseId: string }> {
  const to = await given(questionnaire)
  const { actor, assignmentId } = to
  const patch = { itch: number(7), chest: { values: [{ valueBoolean: false }] } }
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'patient' })
  expect(await completeResponse(actor, { assignmentId })).toMatchObject({ ok: true })
  const [row] = await inClinic(
    to.clinicId,
    (tx) => tx<{ id: string }[]>`select id from questionnaire_response where assignment_id = ${assignmentId}`,
  )
  return { ...to, responseId: row?.id ?? '' }
}

const ask = (to: Given & { responseId: string }, linkId = 'itch', words = 'On which day?') => {
  const { appointmentId, responseId } = to
  return askAgain(clinicianOf(to), { appointmentId, responseId, linkId, words })
}

const end = (to: Given) =>
  inClinic(
    to.clinicId,
    (tx) => tx`update appointment set starts_at = now() - interval '5 days' where id = ${to.appointmentId}`,
  )

it('sends a question back once, and a correction of that answer answers it, what was sent first kept', async () => {
  const to = await sent()
  expect(await Promise.all([ask(to), ask(to)])).toEqual(
    expect.arrayContaining([
      { ok: true, mailed: false },
      { ok: false, reason: 'waiting' },
    ]),
  )
  expect(await ownClarifications(to.actor)).toMatchObject([
    { question: 'Worst itch?', words: 'On which day?', by: 'Dr Shah', answeredAt: null, isOpen: true },
  ])
  const { assignmentId } = to
  const amend = (patch: Parameters<typeof amendResponse>[1]['patch'], baseRevision: number) =>
    amendResponse(to.actor, { assignmentId, baseRevision, patch, reason: 'On Monday' })
  const before = await inClinic(to.clinicId, (tx) => tx`select revision from questionnaire_response`)
  const revision = Number(before[0]?.revision)
  await amend({ chest: { values: [{ valueBoolean: true }] } }, revision)
  expect(await ownClarifications(to.actor)).toMatchObject([{ answeredAt: null }])
  expect(await amend({ itch: number(4) }, revision + 1)).toMatchObject({ ok: true })
  expect(await ownClarifications(to.actor)).toMatchObject([{ answeredAt: expect.any(Date), isOpen: false }])
  const [row] = await inClinic(
    to.clinicId,
    (tx) => tx`
      select k.reply, k.revision, c.before, c.after from clarification k
      join answer_change c on c.response_id = k.response_id and c.revision = k.revision and c.link_id = k.link_id`,
  )
  expect(row).toEqual({ reply: 'On Monday', revision: revision + 2, before: number(7), after: number(4) })
  expect(await ask(to)).toMatchObject({ ok: true })
})

it('is told by one mail, which names no question and no answer', async () => {
  const to = await sent()
  const before = readdirSync(mails).length
  await Promise.all([ask(to), ask(to)])
  const files = readdirSync(mails).toSorted()
  expect(files).toHaveLength(before + 1)
  const mail = readFileSync(join(mails, files.at(-1) ?? ''), 'utf8')
  expect(mail).toContain('something new for you')
  expect(mail).not.toMatch(/itch|On which day|Shah/)
})

it('is answered in words where the answer stands, which changes nothing of what was sent', async () => {
  const to = await sent()
  await ask(to)
  const [asked] = await ownClarifications(to.actor, to.assignmentId)
  const reply = (words: string) => replyThatItStands(to.actor, { clarificationId: asked?.id, words })
  expect(await reply('  ')).toMatchObject({
    ok: false,
    reason: 'invalid',
    errors: { words: expect.any(String) },
  })
  expect(await Promise.all([reply('All week'), reply('All week')])).toEqual([{ ok: true }, { ok: true }])
  const rows = await inClinic(
    to.clinicId,
    (tx) => tx`
      select k.reply, k.revision, r.status from clarification k
      join questionnaire_response r on r.clinic_id = k.clinic_id and r.id = k.response_id`,
  )
  expect([...rows]).toEqual([{ reply: 'All week', revision: null, status: 'completed' }])
  expect(await reply('Only on Monday')).toEqual({ ok: false, reason: 'answered' })
})

it('says when the time for it is over, to the one who asks and the one who answers', async () => {
  const to = await sent()
  await ask(to)
  const [asked] = await ownClarifications(to.actor)
  await end(to)
  expect(await ask(to, 'chest')).toEqual({ ok: false, reason: 'closed' })
  const late = { ok: false, reason: 'closed' }
  expect(await replyThatItStands(to.actor, { clarificationId: asked?.id, words: 'All week' })).toEqual(late)
  expect(await ownClarifications(to.actor)).toMatchObject([{ isOpen: false, answeredAt: null }])
})

it('asks nothing of a draft, of words on the page, of another visit, or without words', async () => {
  const to = await sent()
  const draft = await given()
  const refused = { ok: false, reason: 'not-found' }
  expect(await ask({ ...draft, responseId: to.responseId })).toEqual(refused)
  for (const linkId of ['intro', 'nothing', '']) expect(await ask(to, linkId)).toEqual(refused)
  expect(await ask(to, 'itch', ' ')).toMatchObject({
    reason: 'invalid',
    errors: { words: expect.any(String) },
  })
  expect(await askAgain(to.actor, { words: 'x' })).toEqual(refused)
})

it('is never answered by the clinic, nor asked by a patient, whatever is asked of the database', async () => {
  const to = await sent()
  await ask(to)
  await inClinic(to.clinicId, async (tx) => {
    expect((await tx`update clarification set reply = 'x', answered_at = now()`).count).toBe(0)
    expect((await tx`delete from clarification`).count).toBe(0)
  })
  const byPatient = inClinic(to.clinicId, async (tx) => {
    await tx`select set_config('app.patient_id', ${to.actor.patientId}, true)`
    await tx`insert into clarification select (c).* from (select c from clarification c) one`
  })
  await expect(byPatient).rejects.toThrow(/row-level security/)
})

it('is asked in the words that the patient reads the question in', async () => {
  const translated = [
    {
      url: extensionUrl.translation,
      extension: [
        { url: 'lang', valueCode: 'es' },
        { url: 'content', valueString: '¿El peor picor?' },
      ],
    },
  ]
  const item = skinCheck.item?.map((one) =>
    one.linkId === 'itch' ? { ...one, _text: { extension: translated } } : one,
  )
  const to = await sent({ ...skinCheck, item })
  await ask(to)
  const asked = async (language: string) => (await ownClarifications({ ...to.actor, language }))[0]?.question
  expect(await asked('en')).toBe('Worst itch?')
  expect(await asked('es')).toBe('¿El peor picor?')
})
