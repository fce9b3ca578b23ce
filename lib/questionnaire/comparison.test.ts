import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedRules } from '@/lib/flag/comparison'
import { comparedScores } from '@/lib/score/comparison'
import { comparedQuestionnaires } from './comparison'
import { extensionUrl } from './extension'
import { questionnaireOf } from './questionnaire.fixtures'
import { type Item, type Questionnaire, questionnaireSchema } from './schema'

const folder = 'content/questionnaires'
const shipped = readdirSync(folder).map((name) =>
  questionnaireSchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
)

const question = (linkId: string, rest: Partial<Item> = {}): Item => ({
  linkId,
  type: 'string',
  text: linkId.toUpperCase(),
  ...rest,
})
const group = (linkId: string, ...item: Item[]): Item => ({ linkId, type: 'group', text: linkId, item })
const option = (code: string, display: string, weight?: number) => ({
  valueCoding: { system: 'urn:s', code, display },
  ...(weight !== undefined && { extension: [{ url: extensionUrl.itemWeight, valueDecimal: weight }] }),
})
const items = (before: Questionnaire, after: Questionnaire) => comparedQuestionnaires(before, after).items

/** Every way to a value that is no object, through a JSON */
function* leaves(part: unknown, way: (string | number)[] = []): Iterable<(string | number)[]> {
  if (typeof part !== 'object' || part === null) yield way
  else
    for (const [key, value] of Object.entries(part))
      yield* leaves(value, [...way, Array.isArray(part) ? Number(key) : key])
}

function changedAt(part: unknown, [key, ...rest]: (string | number)[]): unknown {
  if (key === undefined)
    return typeof part === 'number' ? part + 1 : typeof part === 'boolean' ? !part : `${part}?`
  if (Array.isArray(part)) return part.map((one, at) => (at === key ? changedAt(one, rest) : one))
  return typeof part === 'object' && part !== null
    ? Object.fromEntries(
        Object.entries(part).map(([name, one]) => [name, name === key ? changedAt(one, rest) : one]),
      )
    : part
}

describe('two versions', () => {
  it.each(shipped.map((one) => [one.title, one] as const))(
    'of %s that are alike have nothing between them',
    (_, one) => {
      const other = questionnaireSchema.parse(JSON.parse(JSON.stringify({ ...one, version: '9' })))
      expect(comparedQuestionnaires(one, other)).toEqual({ about: [], items: [] })
      expect(comparedScores(one, other)).toEqual([])
      expect(comparedRules(one, other)).toEqual([])
    },
  )

  it('differ in silence nowhere: whatever single word or figure is another, something is said', () => {
    const places = shipped.flatMap((one) =>
      [...leaves(one)]
        .filter(([first]) => first !== 'version' && first !== 'resourceType')
        .map((way) => ({ one, way })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ one, way }) => {
        const parsed = questionnaireSchema.safeParse(changedAt(one, way))
        // an item or rule of no known kind is no version that could be published
        if (!parsed.success) return
        const { about, items } = comparedQuestionnaires(one, parsed.data)
        const all = [about, items, comparedScores(one, parsed.data), comparedRules(one, parsed.data)]
        expect(all.flat(), way.join('.')).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

describe('an item', () => {
  const before = questionnaireOf(question('a'), question('b'), group('g', question('c'), question('d')))

  it('is added, removed where it stood, or said in other words', () => {
    const after = questionnaireOf(
      question('a', { text: 'Anew', required: true }),
      group('g', question('c'), question('e', { type: 'date' }), question('d')),
    )
    expect(items(before, after)).toEqual([
      {
        ...{ kind: 'changed', id: 'a', words: 'Anew' },
        differences: [
          { what: 'Words', before: 'A', after: 'Anew' },
          { what: 'Needs an answer', before: '', after: 'yes' },
        ],
      },
      { kind: 'removed', id: 'b', words: 'B', differences: [] },
      {
        ...{ kind: 'added', id: 'e', words: 'E' },
        differences: [
          { what: 'Answered', before: '', after: 'A date' },
          { what: 'Limits', before: '', after: 'date by day' },
        ],
      },
    ])
  })

  it('that was taken up and put elsewhere is the one that moved, not all those it passed', () => {
    const many = Array.from({ length: 40 }, (_, n) => question(`q${n}`))
    const [first, ...rest] = many
    const moved = items(questionnaireOf(...many), questionnaireOf(...rest, ...(first ? [first] : [])))
    expect(moved).toMatchObject([
      { id: 'q0', differences: [{ what: 'Place', before: 'number 1', after: 'number 40' }] },
    ])
  })

  it('says which group it went to', () => {
    const after = questionnaireOf(question('a'), group('g', question('b'), question('c'), question('d')))
    expect(items(before, after)).toMatchObject([
      { id: 'b', differences: [{ what: 'Place', before: 'in no group', after: 'in “g”' }] },
    ])
  })

  it('names each answer that came, went, counts otherwise or stands elsewhere', () => {
    const choice = (...answerOption: ReturnType<typeof option>[]) =>
      questionnaireOf(question('a', { type: 'choice', answerOption }))
    const was = choice(option('x', 'None', 0), option('y', 'Some', 1), option('z', 'Much', 2))
    const is = choice(option('z', 'Very much', 2), option('x', 'None', 1), option('w', 'All', 3))
    expect(items(was, is)[0]?.differences).toEqual([
      { what: 'Answer', before: 'Much, counts 2', after: 'Very much, counts 2' },
      { what: 'Answer', before: 'None, counts 0', after: 'None, counts 1' },
      { what: 'Answer', before: '', after: 'All, counts 3' },
      { what: 'Answer', before: 'Some, counts 1', after: '' },
      {
        what: 'Order of the answers',
        before: 'None, counts 0; Much, counts 2',
        after: 'Very much, counts 2; None, counts 1',
      },
    ])
  })

  it('says a change of its words in another language', () => {
    const spanish = (words: string) =>
      questionnaireSchema.parse({
        ...questionnaireOf(),
        item: [
          {
            ...question('a'),
            _text: {
              extension: [
                {
                  url: extensionUrl.translation,
                  extension: [
                    { url: 'lang', valueCode: 'es' },
                    { url: 'content', valueString: words },
                  ],
                },
              ],
            },
          },
        ],
      })
    expect(items(spanish('Uno'), spanish('Dos'))[0]?.differences).toEqual([
      { what: 'Words (es)', before: 'Uno', after: 'Dos' },
    ])
  })
})
