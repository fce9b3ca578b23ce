import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { questionnaireOf } from '@/lib/questionnaire/questionnaire.fixtures'

const folder = mkdtempSync(join(tmpdir(), 'form-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = join(import.meta.dirname, '..')
const howIsYourSkin = join(root, 'content/questionnaires/how-is-your-skin.json')

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** As a person runs it, with no database named anywhere */
function form(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'test' as const }
  const tsx = join(root, 'node_modules/.bin/tsx')
  const { status, stdout, stderr } = spawnSync(tsx, [join(root, 'bin/form.ts'), ...args], {
    env,
    encoding: 'utf8',
    cwd: root,
  })
  return { status, stdout, stderr }
}

const outcome = (stdout: string) => {
  const read = JSON.parse(stdout)
  expect(read.resourceType).toBe('OperationOutcome')
  return read.issue.map(({ severity, code }: Record<string, string>) => `${severity} ${code}`)
}

const answers = (...item: unknown[]) => ({ resourceType: 'QuestionnaireResponse', status: 'completed', item })
const plain = { resourceType: 'Questionnaire', status: 'active', item: [{ linkId: 'a', type: 'integer' }] }

describe('npm run form', () => {
  it('finds nothing wrong with what ships', () => {
    const { status, stdout } = form('check', howIsYourSkin)
    expect(outcome(stdout)).toEqual(['information informational'])
    expect(status).toBe(0)
  })

  it('judges a file by FHIR, and only warns of what a form for patients would want', () => {
    const { status, stdout } = form(
      'check',
      file('plain.json', plain),
      file('fits.json', answers({ linkId: 'a', answer: [{ valueInteger: 1 }] })),
    )
    expect(outcome(stdout)).toContain('warning business-rule')
    expect(status).toBe(0)
  })

  it('exits 1 on an error', () => {
    const wrong = file('wrong.json', answers({ linkId: 'a', answer: [{ valueString: '1' }] }))
    const { status, stdout } = form('check', file('plain.json', plain), wrong)
    expect(outcome(stdout)).toContain('error value')
    expect(status).toBe(1)
  })

  it.each([
    ['no file', ['check', join(folder, 'missing.json')]],
    ['a folder', ['check', folder]],
    ['no JSON', ['check', file('text.json', 'Dear all,')]],
    ['another resource', ['check', file('patient.json', { resourceType: 'Patient' })]],
    ['a response that is no JSON', ['check', howIsYourSkin, file('text.json', 'Dear all,')]],
    ['a score of no response', ['score', howIsYourSkin, file('patient.json', { resourceType: 'Patient' })]],
    ['nothing to do', []],
  ])('says in an outcome what it cannot do with %s', (_, args) => {
    const { status, stdout, stderr } = form(...args)
    expect(outcome(stdout).join()).toMatch(/error|fatal/)
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it('prints a score that can be worked out and says beside it which cannot', () => {
    const score = (id: string, expression: string, needs: string) => ({
      url: 'https://skin-visit.example/fhir/StructureDefinition/score',
      extension: [
        { url: 'id', valueCode: id },
        { url: 'title', valueString: id },
        { url: 'expression', valueExpression: { language: 'text/fhirpath', expression } },
        { url: 'needs', valueString: needs },
        { url: 'min', valueDecimal: 0 },
        { url: 'max', valueDecimal: 10 },
        { url: 'direction', valueCode: 'higher-is-worse' },
      ],
    })
    const questionnaire = {
      ...questionnaireOf(
        { linkId: 'a', type: 'integer', text: 'A' },
        { linkId: 'b', type: 'integer', text: 'B' },
      ),
      extension: [
        score('double', "item.where(linkId='a').answer.value * 2", 'a'),
        score('other', "item.where(linkId='b').answer.value", 'b'),
      ],
    }
    const { status, stdout, stderr } = form(
      'score',
      file('scored.json', questionnaire),
      file('three.json', answers({ linkId: 'a', answer: [{ valueInteger: 3 }] })),
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'double 6\n' })
    expect(stderr).toContain('other has no value')
  })
})
