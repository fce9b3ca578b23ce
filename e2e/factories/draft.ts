import type postgres from 'postgres'
import { expect } from '../fixtures'
import type { World } from './world'

type Change = { linkId: string; before: unknown; after: unknown; revision: number }

/** The answers to one assigned questionnaire of ours as they are stored; undefined before the first */
export const storedAnswers = (sql: postgres.Sql, { ours }: World, assignmentId: string) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    const [row] = await tx`select answers from questionnaire_response where assignment_id = ${assignmentId}`
    return row?.answers
  })

/** What PostgreSQL holds of our first patient's draft: each answer in short, and every change on record */
export async function held(sql: postgres.Sql, { ours }: World) {
  const { questionnaireAssignmentId } = ours.patients[0]
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    const [response] = await tx`
      select id, status, answers from questionnaire_response where assignment_id = ${questionnaireAssignmentId}`
    const changes = await tx<Change[]>`
      select link_id as "linkId", before, after, revision from answer_change
      where response_id = ${response?.id ?? null} order by revision, id`
    const answers: Record<string, unknown> = response?.answers ?? {}
    return {
      status: String(response?.status ?? 'none'),
      answers: Object.fromEntries(
        Object.entries(answers).map(([linkId, answer]) => [linkId, inShort(answer)]),
      ),
      changes: changes.map((change) => ({
        ...change,
        before: inShort(change.before),
        after: inShort(change.after),
      })),
    }
  })
}

/** Nothing lost, nothing changed, nothing doubled: the draft is what was typed, and its history leads there step by step */
export async function expectHeld(
  sql: postgres.Sql,
  world: World,
  typed: Record<string, unknown>,
): Promise<void> {
  await expect.poll(async () => (await held(sql, world)).answers).toEqual(typed)
  const { changes } = await held(sql, world)
  const last = new Map<string, unknown>()
  for (const { linkId, before, after } of changes) {
    expect(before, `what stood before a change of ${linkId}`).toEqual(last.get(linkId) ?? null)
    expect(after, `a change of ${linkId} that changes nothing`).not.toEqual(before)
    last.set(linkId, after)
  }
  expect(Object.fromEntries([...last].filter(([, after]) => after !== null))).toEqual(typed)
}

/** The values alone: 7, "At night", ["face"] */
function inShort(answer: unknown): unknown {
  if (!answer || typeof answer !== 'object' || !('values' in answer) || !Array.isArray(answer.values))
    return answer ?? null
  const values = answer.values.map((value: Record<string, unknown>) => {
    const [only] = Object.values(value)
    return only && typeof only === 'object' && 'code' in only ? only.code : only
  })
  return values.length === 1 ? values[0] : values
}
