import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { extensionUrl } from './extension'
import { isObject, objects } from './import-file'
import { optionsOf, sameValue } from './options'
import { questionnaireSchema } from './schema'
import { alsoIn, inLanguage, languageOfWords } from './translation'

const folder = new URL('../../content/questionnaires/', import.meta.url)
const shipped = readdirSync(folder).map((file) => ({
  file,
  json: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown,
}))

/** The extensions whose words a patient reads; what a flag or a score is called is for the clinician */
const readByPatients: readonly unknown[] = [
  extensionUrl.scaleLowWords,
  extensionUrl.scaleHighWords,
  extensionUrl.optionPrefix,
  extensionUrl.entryFormat,
  'patient-words',
]
const words = ['text', 'display', 'prefix', 'label']
const text = (part: unknown): string => (typeof part === 'string' ? part : '')

type Words = { path: string; english: string; spanish: string }

function spanishIn(underscored: unknown): string {
  const parts = objects(isObject(underscored) ? underscored.extension : undefined)
    .filter(({ url }) => url === extensionUrl.translation)
    .map((one) => objects(one.extension))
    .find((found) => found.some(({ url, valueCode }) => url === 'lang' && valueCode === 'es'))
  const content = parts?.find(({ url }) => url === 'content')
  return text(content?.valueString ?? content?.valueMarkdown)
}

function isRead(key: string, part: Record<string, unknown>, path: string): boolean {
  if (key === 'title' || key === 'description') return path === ''
  if (key === 'valueString') return part.url === undefined || readByPatients.includes(part.url)
  return words.includes(key)
}

/** Every text of a file that a patient reads, with its place; the translations themselves are not looked into */
function read(part: unknown, path = ''): Words[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => read(one, `${path}[${at}]`))
  if (!isObject(part)) return []
  const here = typeof part.linkId === 'string' ? part.linkId : path
  return Object.entries(part).flatMap(([key, value]) => {
    if (key.startsWith('_')) return []
    if (typeof value !== 'string') return read(value, `${here}.${key}`)
    if (!isRead(key, part, path)) return []
    return { path: `${here}.${key}`, english: value, spanish: spanishIn(part[`_${key}`]) }
  })
}

const marks = (said: string): string[] => (said.match(/\{\w+\}|\d+/g) ?? []).toSorted()

it.each(shipped)('$file has Spanish for every text that a patient reads', ({ json }) => {
  const all = read(json)
  expect(all.length).toBeGreaterThan(5)
  const without = all.filter(({ spanish }) => spanish.trim() === '')
  expect(without.map(({ path, english }) => `${path}: ${english}`)).toEqual([])
})

it.each(shipped)('$file says the same figures in Spanish, and asks where English asks', ({ json }) => {
  for (const { path, english, spanish } of read(json)) {
    expect(marks(spanish), path).toEqual(marks(english))
    expect(spanish.split('?').length >= english.split('?').length, path).toBe(true)
    expect(spanish.split('¿').length, path).toBe(spanish.split('?').length)
    expect(spanish, path).not.toMatch(/[!¡<]|por favor/i)
  }
})

it.each(shipped)('$file offers different Spanish words for different answers', ({ json }) => {
  const spanish = inLanguage(questionnaireSchema.parse(json), 'es')
  const look = (items: typeof spanish.item): void => {
    for (const { linkId, answerOption = [], item } of items ?? []) {
      const shown = answerOption.map((option) => option.valueCoding?.display ?? option.valueString)
      expect(new Set(shown).size, linkId).toBe(answerOption.length)
      look(item)
    }
  }
  look(spanish.item)
})

it('a text without its Spanish is named by its place', () => {
  const item = [{ linkId: 'itch', text: 'How bad?', _text: {}, type: 'text' }]
  expect(read({ item }).filter((one) => !one.spanish)).toEqual([
    { path: 'itch.text', english: 'How bad?', spanish: '' },
  ])
})

it.each(shipped)('$file says which language its words are in', ({ json }) => {
  const questionnaire = questionnaireSchema.parse(json)
  expect(languageOfWords(questionnaire)).toBe('en')
  expect(languageOfWords(inLanguage(questionnaire, 'es'))).toBe('es')
  // no words in that language: it stays what it is
  expect(inLanguage(questionnaire, 'fr')).toBe(questionnaire)
})

it('is in Spanish too where each of its items is', () => {
  const both = ['en', 'es']
  expect(shipped.map(({ file, json }) => [file, alsoIn(json, both)])).toEqual(
    shipped.map(({ file }) => [file, ['es']]),
  )
  const [{ json } = { json: null }] = shipped
  const half = structuredClone(json) as { item: { _text?: unknown }[] }
  for (const item of half.item.slice(0, 1)) delete item._text
  expect(alsoIn(half, both)).toEqual([])
  expect(alsoIn({ resourceType: 'Questionnaire' }, both)).toEqual([])
  expect(alsoIn(null, both)).toEqual([])
})

it('takes no tag that is none', () => {
  const of = (language: string) =>
    languageOfWords(Object.assign({ resourceType: 'Questionnaire', status: 'active' } as const, { language }))
  expect(['de', 'pt-BR', 'zh-Hant', '', '"><b>', 'english'].map(of)).toEqual([
    'de',
    'pt-BR',
    'zh-Hant',
    'en',
    'en',
    'en',
  ])
})

it('knows an option that has no code by the words of its file, in whatever language it is picked', () => {
  const translation = [
    { url: 'lang', valueCode: 'es' },
    { url: 'content', valueString: 'Mejor' },
  ]
  const _display = { extension: [{ url: extensionUrl.translation, extension: translation }] }
  const item = { linkId: 'a', type: 'choice', text: 'How is it?' }
  const answerOption = [{ valueCoding: { display: 'Better', _display } }]
  const file = { resourceType: 'Questionnaire', status: 'active', item: [{ ...item, answerOption }] }
  const options = ['en', 'es'].flatMap((language) => {
    const questionnaire = inLanguage(questionnaireSchema.parse(file), language)
    return (questionnaire.item ?? []).flatMap((one) => optionsOf(questionnaire, one))
  })
  expect(options.map(({ key, label }) => [key, label])).toEqual([
    ['Better', 'Better'],
    ['Better', 'Mejor'],
  ])
  const [english, spanish] = options
  expect(english && spanish && sameValue(english.value, spanish.value)).toBe(true)
})
