import { describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { libraryQuestionnaires as shelf } from '@/lib/questionnaire/library-queries'
import {
  agreed,
  bring,
  clinicianOf,
  file,
  nothing,
  own,
  storedIn,
} from '@/lib/questionnaire-response/brought-in.fixtures'
import { given } from '@/lib/questionnaire-response/response.fixtures'
import { extensionUrl } from './extension'
import { importQuestionnaire, loadQuestionnaire } from './library-commands'
import { checkLibraryFile } from './library-file'
import { libraryQuestionnaire, questionnaireImport } from './library-queries'
import { licenceStatement } from './licence'

describe('Bringing a questionnaire in', () => {
  it('adds it for this clinic alone, with who took it on what licence', async () => {
    const [to, other] = [await given(), await given()]
    const url = own()
    const done = await bring(clinicianOf(to), file(url))
    if (!done.ok) throw new Error(JSON.stringify(done))
    expect(done).toMatchObject({ outcome: 'added', version: '1.0', revision: 1 })
    expect(await storedIn(to)).toMatchObject({
      questionnaires: [url],
      versions: 1,
      imports: [
        {
          ...{ copyright: '© Somebody', licence: 'CC BY 4.0', statement: licenceStatement, differences: [] },
          ...{ imported_by: to.practitionerAccountId, importer_name: 'Dr Shah' },
        },
      ],
      acts: 1,
    })
    expect((await shelf(clinicianOf(to))).map((one) => one.url)).toContain(url)
    expect(await questionnaireImport(clinicianOf(to), done.versionId)).toMatchObject({ by: 'Dr Shah' })
    expect((await shelf(clinicianOf(other))).map((one) => one.url)).not.toContain(url)
    expect(await libraryQuestionnaire(clinicianOf(other), done.versionId)).toBeNull()
    expect(await questionnaireImport(clinicianOf(other), done.versionId)).toBeNull()
  })

  it('lets two clinics bring in the same one, each its own', async () => {
    const [to, other] = [await given(), await given()]
    const url = own()
    expect(await bring(clinicianOf(to), file(url))).toMatchObject({ ok: true, revision: 1 })
    expect(await bring(clinicianOf(other), file(url, { title: 'Other' }))).toMatchObject({
      ok: true,
      revision: 1,
    })
    expect(await storedIn(other)).toMatchObject({ questionnaires: [url], versions: 1 })
  })

  it('makes a changed file a new version and the same file nothing', async () => {
    const to = await given()
    const url = own()
    const both = await Promise.all([bring(clinicianOf(to), file(url)), bring(clinicianOf(to), file(url))])
    expect(both.map((one) => one.ok && one.outcome).toSorted()).toEqual(['added', 'unchanged'])
    expect(await bring(clinicianOf(to), file(url, { title: 'Itch 2' }))).toMatchObject({
      ...{ outcome: 'new-version', version: '1.0-2', taken: '1.0' },
    })
    expect(await storedIn(to)).toMatchObject({ versions: 2, acts: 2 })
  })

  it('asks for the licence, the statement and the differences, and stores nothing without', async () => {
    const to = await given()
    const different = file(own(), { extension: [{ url: 'https://example.org/unknown', valueString: 'x' }] })
    expect(await bring(clinicianOf(to), different, { licence: ' ', differences: 'no' })).toEqual({
      ok: false,
      reason: 'invalid',
      errors: {
        licence: 'Enter the licence or permission',
        statement: 'Confirm that your clinic may use these questions',
        differences: 'Confirm that these differences are acceptable',
      },
    })
    expect(await storedIn(to)).toEqual(nothing)
    expect(await bring(clinicianOf(to), different, { ...agreed, differences: 'yes' })).toMatchObject({
      ok: true,
    })
    expect((await storedIn(to)).imports).toMatchObject([
      { differences: [{ linkId: null, sentence: expect.stringContaining('https://example.org/unknown') }] },
    ])
  })

  it('leaves alone what ships', async () => {
    const to = await given()
    const url = own()
    const shipped = checkLibraryFile(JSON.stringify(file(url)))
    if (shipped.ok) await loadQuestionnaire(systemActor('test'), shipped)
    expect(await bring(clinicianOf(to), file(url))).toMatchObject({ ok: false, reason: 'refused' })
    expect(await storedIn(to)).toEqual(nothing)
  })

  it('is a clinician’s to do', async () => {
    const to = await given()
    expect(
      await importQuestionnaire(
        { ...clinicianOf(to), kind: 'staff' },
        { text: JSON.stringify(file(own())), ...agreed },
      ),
    ).toEqual({ ok: false, reason: 'not-found' })
  })
})

const question = (more: object) => [{ linkId: 'a', type: 'string', text: 'How?', ...more }]
const nested = (levels: number): object =>
  levels === 0
    ? { linkId: 'leaf', type: 'string', text: 'Leaf' }
    : { linkId: `g${levels}`, type: 'group', text: 'Group', item: [nested(levels - 1)] }

describe('What cannot be used gets a sentence and stores nothing', () => {
  it.each<[string, object | string, string]>([
    ['not JSON', 'Dear colleague,', 'is not JSON'],
    ['not a Questionnaire', { resourceType: 'Patient' }, 'is a FHIR Patient'],
    ['R5', file(own(), { versionAlgorithmString: 'semver' }), 'is FHIR R5'],
    ['duplicate linkIds', file(own(), { item: [...question({}), ...question({})] }), 'shares its linkId a'],
    ['no linkId', file(own(), { item: question({ linkId: undefined }) }), '“How?” has no linkId'],
    [
      'an unknown type',
      file(own(), { item: question({ type: 'reference' }) }),
      '“How?” is of type reference',
    ],
    ['5 MB', file(own(), { description: 'a'.repeat(5_000_000) }), 'larger than 1 MB'],
    ['over 50 levels', file(own(), { item: [nested(51)] }), 'more than 50 levels deep'],
    [
      'a remote value set',
      file(own(), { item: question({ type: 'choice', answerValueSet: 'https://example.org/vs' }) }),
      '“How?” takes its answers from https://example.org/vs',
    ],
    [
      'an expression that does not parse',
      file(own(), {
        extension: [
          {
            url: extensionUrl.flag,
            extension: [
              ...[
                { url: 'id', valueCode: 'f' },
                { url: 'version', valueString: '1' },
              ],
              ...[
                { url: 'severity', valueCode: 'note' },
                { url: 'words', valueString: 'W' },
              ],
              {
                url: 'expression',
                valueExpression: { language: 'text/fhirpath', expression: 'item.where(' },
              },
              { url: 'cites', valueString: 'a' },
            ],
          },
        ],
      }),
      'expression that does not parse',
    ],
    ['NUL in a text', file(own(), { title: 'a\u0000b' }), 'characters that cannot be stored'],
    ['prototype keys', `{"__proto__":{"resourceType":"Questionnaire"},"item":[]}`, 'no resourceType'],
  ])('%s', async (_, json, words) => {
    const to = await given()
    const done = await bring(clinicianOf(to), json)
    expect(done).toMatchObject({ ok: false, reason: 'refused' })
    expect(JSON.stringify(done)).toContain(words)
    expect(await storedIn(to)).toEqual(nothing)
  })

  it('HTML in every text is told, and shown as written', async () => {
    const html = '<img src=x onerror=alert(1)>'
    const json = file(own(), {
      ...{ title: html, description: html, copyright: html },
      item: question({ text: html }),
    })
    const checked = checkLibraryFile(JSON.stringify(json))
    expect(checked.ok && checked.degraded.map(({ sentence }) => sentence)).toEqual([
      'The questionnaire has HTML in its text. It is shown as written, not as formatting.',
      `“${html}” has HTML in its text. It is shown as written, not as formatting.`,
    ])
  })
})
