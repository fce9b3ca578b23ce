import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Where the screens of patients, and of those who sign in, are drawn */
const PATIENT_SCREENS = [
  'app/(patient)/**/*.tsx',
  'app/(account)/**/*.tsx',
  'components/{account,agenda,guide,home,questionnaire,ui}/**/*.tsx',
  'components/shell/patient-shell.tsx',
]

/** Shown to the clinic's people only, who read English */
const CLINIC_ONLY = [
  ...['carers-panel', 'first-steps', 'handed-link', 'invitation-panel', 'member-rows'].map(
    (name) => `components/account/${name}`,
  ),
  'components/ui/pagination',
]

/** Attributes whose words are read */
const READ = /^(aria-label|title|alt|placeholder|label|hint|help|summary)$/

const files = PATIENT_SCREENS.flatMap((pattern) => globSync(pattern)).filter(
  (file) => !file.includes('.test.') && !CLINIC_ONLY.includes(file.replace('.tsx', '')),
)

/** The words that a file draws without a message: text between tags, and what is read of attributes */
function wordsIn(name: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text)
    if (
      ts.isJsxAttribute(node) &&
      READ.test(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    )
      found.push(node.initializer.text)
    if (
      ts.isJsxExpression(node) &&
      !ts.isJsxAttribute(node.parent) &&
      node.expression &&
      ts.isStringLiteralLike(node.expression)
    )
      found.push(node.expression.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found.map((words) => words.replace(/&\w+;/g, '').trim()).filter((words) => /\p{L}{2}/u.test(words))
}

describe('what a patient is shown', () => {
  it('is looked for where there is much of it', () => {
    expect(files.length).toBeGreaterThan(100)
  })

  it.each(files)('comes from the messages in %s', (file) => {
    expect(wordsIn(file, readFileSync(file, 'utf8'))).toEqual([])
  })
})

it('shows no patient what is in English for the clinic alone', () => {
  const drawn = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from),
  )
  for (const file of CLINIC_ONLY) {
    expect(drawn).not.toContain(`@/${file}`)
    expect(drawn).not.toContain(`./${file.split('/').at(-1)}`)
    expect(wordsIn(file, readFileSync(`${file}.tsx`, 'utf8'))).not.toEqual([])
  }
})

/** Sentences that a mail to somebody with a language says in no message */
function sentencesIn(name: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node, isForSomebody: boolean): void => {
    const takes = ts.isFunctionLike(node) && node.parameters.some((one) => /\blanguage\b/.test(one.getText()))
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    if (isText && isForSomebody && /\p{L} \p{L}/u.test(node.getText())) found.push(node.getText())
    ts.forEachChild(node, (child) => visit(child, isForSomebody || takes))
  }
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true), false)
  return found
}

it.each(globSync('lib/**/*-mail.ts'))('mails to patients say what the messages say in %s', (file) => {
  expect(sentencesIn(file, readFileSync(file, 'utf8'))).toEqual([])
})

it('finds a sentence in a mail to somebody with a language, and none in one to the clinic', () => {
  const mail = "const a = ({ language }: X) => ({ subject: t('key'), text: `Hello, come in` })"
  expect(sentencesIn('a.ts', mail)).toEqual(['`Hello, come in`'])
  expect(sentencesIn('a.ts', mail.replace('language', 'clinic'))).toEqual([])
})

it('finds words between tags, in attributes that are read, and as strings; and none in code', () => {
  const source = `const Page = () => (
    <p title="Your list" className="none of this" lang="en">
      Hello <b>{name}</b>{' and '}{t('bye')} · 12
    </p>)`
  expect(wordsIn('page.tsx', source)).toEqual(['Your list', 'Hello', 'and'])
})
