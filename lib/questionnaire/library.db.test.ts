import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { testDatabase } from '@/lib/platform/testing/database'
import { loadQuestionnaire } from './library-commands'
import { checkLibraryFile } from './library-file'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const actor = systemActor('test')
const shipped = {
  ...JSON.parse(readFileSync('content/questionnaires/curiosity-poll.json', 'utf8')),
  version: '1.0.0',
}
const versions = (url: string) =>
  owner`select v.* from questionnaire_version v join questionnaire q on q.id = v.questionnaire_id where q.url = ${url} order by revision`

function loadable(changes: Record<string, unknown>) {
  const checked = checkLibraryFile(JSON.stringify({ ...shipped, ...changes }))
  if (!checked.ok) throw new Error(checked.problems.map(({ sentence }) => sentence).join(' '))
  return checked
}

describe('loading a questionnaire', () => {
  it('adds it once, and once only when two load at the same time', async () => {
    const url = `https://example.org/${randomUUID()}`
    const given = loadable({ url })
    const done = await Promise.all([loadQuestionnaire(actor, given, 3), loadQuestionnaire(actor, given, 3)])
    expect(done.map((one) => one.ok && one.outcome).toSorted()).toEqual(['added', 'unchanged'])
    expect(await versions(url)).toMatchObject([
      { revision: 1, version: '1.0.0', title: shipped.title, minutes: 1, resource: { ...shipped, url } },
    ])
  })

  it('keeps a published version and gives another text under its label a suffix', async () => {
    const url = `https://example.org/${randomUUID()}`
    await loadQuestionnaire(actor, loadable({ url }))
    const [first] = await versions(url)
    const second = await loadQuestionnaire(actor, loadable({ url, title: 'Second' }))
    expect(second).toMatchObject({ outcome: 'new-version', version: '1.0.0-2', taken: '1.0.0' })
    const third = await loadQuestionnaire(actor, loadable({ url, title: 'Third', version: '1.1.0' }))
    expect(third).toMatchObject({ outcome: 'new-version', version: '1.1.0', taken: null, revision: 3 })
    const rows = await versions(url)
    expect(rows[0]).toEqual(first)
    expect(rows.map(({ resource }) => resource.version)).toEqual(['1.0.0', '1.0.0-2', '1.1.0'])
    await expect(owner`delete from questionnaire_version`).rejects.toThrow('append-only')
  })

  it('calls a file that was only laid out differently the same', async () => {
    const url = `https://example.org/${randomUUID()}`
    await loadQuestionnaire(actor, loadable({ url }))
    const checked = checkLibraryFile(JSON.stringify({ ...shipped, url }, null, 8))
    expect(checked.ok && (await loadQuestionnaire(actor, checked))).toMatchObject({ outcome: 'unchanged' })
  })
})

describe('a file that cannot go on the shelf', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['holds NUL', { description: 'a\u0000b' }, /cannot be stored/],
    ['holds half a character', { description: 'a\ud800b' }, /cannot be stored/],
    ['has an endless title', { title: 'x'.repeat(301) }, /title is longer/],
    [
      'has a rule that would be dropped',
      {
        extension: [
          {
            url: 'https://skin-visit.example/fhir/StructureDefinition/flag',
            extension: [{ url: 'id', valueString: 'lost' }],
          },
        ],
      },
      /The rule lost lacks/,
    ],
  ])('%s', (_, changes, sentence) => {
    const checked = checkLibraryFile(JSON.stringify({ ...shipped, ...changes }))
    expect(checked.ok ? '' : checked.problems.map((one) => one.sentence).join()).toMatch(sentence)
  })

  it('may speak of NUL in words', () => {
    expect(checkLibraryFile(JSON.stringify({ ...shipped, description: 'a\\u0000b' })).ok).toBe(true)
  })
})
