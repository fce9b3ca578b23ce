import { createTranslator } from 'next-intl'
import { expect, it } from 'vitest'
import en from '@/content/messages/en'
import { isRightToLeft, pseudoMessages, pseudoOf } from './pseudo-language'

it('is chosen by its tag alone', () => {
  expect(['en-XA', 'en-XB', 'en', 'es', undefined].map(pseudoOf)).toEqual([
    'en-XA',
    'en-XB',
    null,
    null,
    null,
  ])
  expect(isRightToLeft('en-XB')).toBe(true)
  expect(isRightToLeft('en-XA')).toBe(false)
})

it('makes each sentence two fifths longer, and keeps what is filled in, counted and marked', () => {
  const messages = pseudoMessages(en) as typeof en
  const t = createTranslator({ locale: 'en', messages, namespace: 'guide' })
  const plain = createTranslator({ locale: 'en', messages: en, namespace: 'guide' })
  expect(t('rest', { count: 2 })).toMatch(/^⟦2 parts are left\. .*⟧$/)
  expect(t('part', { number: 2, of: 4 })).toMatch(/^⟦Part 2 of 4 .+⟧$/)
  const long = [plain('askHereHelp'), t('askHereHelp')].map(({ length }) => length)
  expect((long[1] ?? 0) / (long[0] ?? 1)).toBeGreaterThan(1.39)
})

it('leaves every message one that can be read', () => {
  const errors: string[] = []
  const walk = (tree: object, path: string[]): void => {
    for (const [key, value] of Object.entries(tree))
      if (typeof value === 'string') {
        const t = createTranslator({
          ...{ locale: 'en', messages: { one: value } },
          onError: (error) => errors.push(`${[...path, key].join('.')}: ${error.message}`),
        })
        t.markup(
          'one',
          new Proxy({}, { get: () => (words?: string) => words ?? '1', has: () => true }) as never,
        )
      } else walk(value, [...path, key])
  }
  walk(pseudoMessages(en), [])
  expect(errors.filter((one) => /INVALID_MESSAGE/.test(one))).toEqual([])
})
