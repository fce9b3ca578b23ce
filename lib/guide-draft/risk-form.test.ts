import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { guideTree } from '@/lib/guide/guide-prose'
import { riskForm, riskOf } from './risk-form'

const guides = new URL('../../content/guides/', import.meta.url)
const shipped = readdirSync(guides).flatMap((name) =>
  guideTree(readFileSync(new URL(name, guides), 'utf8')).children.flatMap((node) => {
    if (node.type !== 'leafDirective' || node.name !== 'risk') return []
    const { of = '', what = '', groups = '' } = node.attributes ?? {}
    return [
      { language: name.includes('.es.') ? 'es' : 'en', of: of ?? '', what: what ?? '', groups: groups ?? '' },
    ]
  }),
)

it('is the same for each risk that ships when its form is sent as it stands', () => {
  expect(shipped.length).toBeGreaterThan(8)
  for (const { language, ...risk } of shipped) expect(riskOf(riskForm(risk), language)).toEqual(risk)
})

it('asks for how many and who, and says the rest by itself', () => {
  const form = { of: '1000', what: ' A  cold, over a year ', rows: [{ count: '3', who: 'people on cream' }] }
  expect(riskForm({ of: '100', what: 'A cold', groups: '3 of 100 people; 4 patients' }).rows).toEqual([
    { count: '3', who: 'people' },
    { count: '4', who: 'patients' },
  ])
  expect(riskOf(form, 'en')).toEqual({
    ...{ of: '1000', what: 'A cold, over a year', groups: '3 of 1,000 people on cream' },
  })
  expect(riskOf({ ...form, rows: [{ count: '3', who: 'personas' }] }, 'es')).toMatchObject({
    groups: '3 de 1000 personas',
  })
})

it.each([
  [{ of: '700' }, /so many in 100 or in 1000/],
  [{ what: ' ' }, /does not say what of/],
  [{ rows: [{ count: '', who: 'people' }] }, /Enter how many of 1000 in group 1/],
  [{ rows: [{ count: '1001', who: 'people' }] }, /Enter how many of 1000 in group 1/],
  [{ rows: [{ count: 'twice', who: 'people' }] }, /Enter how many of 1000 in group 1/],
  [{ rows: [{ count: '1', who: 'people; 2 others' }] }, /Leave semicolons out/],
  [{ rows: Array.from({ length: 5 }, () => ({ count: '1', who: 'people' })) }, /at most 4 groups/],
])('is refused in a sentence: %j', (wrong, sentence) => {
  const form = { of: '1000', what: 'A cold, over a year', rows: [{ count: '3', who: 'people' }] }
  expect(riskOf({ ...form, ...wrong }, 'en')).toMatch(sentence)
})
