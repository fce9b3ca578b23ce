import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type GuideChange, guideEdit } from './guide-edit'
import { fieldsOf, type PartName, partFingerprint } from './part-fields'
import { blankGuide, copyOf, readWritten, type WrittenGuide, writtenText } from './written-guide'

const guides = new URL('../../content/guides/', import.meta.url)
const shipped = readdirSync(guides).map((name) => ({
  name,
  text: readFileSync(new URL(name, guides), 'utf8'),
}))

let made = 0
const fresh = () => `made-${++made}`

const done = (guide: WrittenGuide, change: GuideChange) => {
  const edited = guideEdit(guide, change, fresh)
  if (!edited.ok) throw new Error(JSON.stringify(edited))
  return edited
}

const saving = (guide: WrittenGuide, part: PartName, fields: Record<string, string[]> = {}): GuideChange => ({
  ...{ act: 'save', part, was: partFingerprint(guide, part), anew: false },
  fields: { ...fieldsOf(guide, part), ...fields },
})

const partsOf = ({ meta, sections }: WrittenGuide): PartName[] => [
  'about',
  'sources',
  ...sections.map(({ id }): PartName => `section:${id}`),
  ...meta.checks.map(({ id }): PartName => `check:${id}`),
]

describe('each shipped guide', () => {
  it.each(shipped)('$name stays as it is when each of its forms is sent as it stands', ({ text }) => {
    const guide = copyOf(text, 'our-own')
    expect(readWritten(writtenText(guide))).toEqual(guide)
    for (const part of partsOf(guide)) expect(done(guide, saving(guide, part)).guide).toEqual(guide)
  })
})

describe('a part that is saved', () => {
  const blank = blankGuide('our-own', 'Hands', 'en')
  const body = (text: string) => guideEdit(blank, saving(blank, 'section:first', { body: [text] }), fresh)

  it('has its blank lines in order, and no word lost', () => {
    const guide = done(
      blank,
      saving(blank, 'section:first', { body: ['One.\r\n\r\n\r\n\r\n- a\r\n- b'] }),
    ).guide
    expect(guide.sections[0]?.body).toBe('One.\n\n- a\n- b')
  })

  it.each([
    ['a script', 'A <script>alert(1)</script>', /HTML/],
    ['a link that runs', '[a](javascript:alert(1))', /begins with https/],
    ['a link in safety text', ':::safety{#a}\n[a](https://example.org/)\n:::', /safety text has no link/],
    ['a data: picture', '![a](data:image/svg+xml,x)', /picture/],
    ['a heading of another part', 'One.\n\n## Two {#two}\n\nThree.', /begins another part/],
    ['an open block', ':::safety{#a}\nOne.', /not closed/],
    ['an open fence', '~~~\nOne.', /not closed/],
    ['a second key point', 'One.\n\n:::key\nTwo.\n:::', /not closed|key/],
    ['lists in lists', `${'- '.repeat(400)}a`, /levels deep/],
    ['blocks in blocks', ':::safety{#a}\nOne.\n\n'.repeat(600), /8 blocks are open at once/],
    ['a thousand risks', '::risk{of="100"}\n'.repeat(1000), /more than 300 blocks/],
    ['1 MB', 'a '.repeat(500_000), /20000 characters|256 KB/],
  ])('refuses %s in a sentence', (_, text, sentence) => {
    const edited = body(text)
    expect(edited).toMatchObject({
      ok: false,
      reason: 'invalid',
      errors: { body: expect.stringMatching(sentence) },
    })
  })

  it('is not overwritten where somebody else changed it, and can be put back where it was removed', () => {
    const mine = saving(blank, 'section:first', { body: ['Mine.'] })
    const theirs = done(blank, saving(blank, 'section:first', { body: ['Theirs.'] })).guide
    expect(guideEdit(theirs, mine, fresh)).toEqual({ ok: false, reason: 'conflict' })
    const without = done(theirs, { act: 'remove', part: 'section:first' }).guide
    expect(without.sections).toEqual([])
    expect(guideEdit(without, mine, fresh)).toEqual({ ok: false, reason: 'gone' })
    if (mine.act !== 'save') throw new Error()
    expect(done(without, { ...mine, anew: true }).guide.sections[0]?.body).toBe('Mine.')
  })
})

describe('the outline', () => {
  it('adds, moves and removes parts and checks', () => {
    let guide = blankGuide('our-own', 'Hands', 'en')
    const added = done(guide, { act: 'add-section', heading: 'When to call' })
    guide = done(added.guide, { act: 'move', part: added.part, way: 'up' }).guide
    expect(guide.sections.map(({ heading }) => heading)).toEqual(['When to call', 'Hands'])
    expect(done(guide, { act: 'move', part: added.part, way: 'up' }).guide).toEqual(guide)
    const check = done(guide, { act: 'add-check' })
    const asked = done(check.guide, {
      ...saving(check.guide, check.part, {
        topic: ['A call'],
        question: ['What now?'],
        'option.0.text': ['Call'],
        'option.0.why': ['Yes.'],
        right: ['0'],
      }),
    }).guide
    expect(asked.meta.checks).toMatchObject([{ topic: 'A call', options: [{ text: 'Call', correct: true }] }])
    expect(done(asked, { act: 'remove', part: check.part }).guide).toEqual(guide)
  })
})

describe('the sources', () => {
  const blank = blankGuide('our-own', 'Hands', 'en')
  const row = (url: string) => ({
    'source.0.id': ['fda'],
    'source.0.title': ['T'],
    'source.0.publisher': ['P'],
    'source.0.year': [''],
    'source.0.url': [url],
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'http://a.example', 'x'])(
    'refuse the address %s',
    (url) => {
      const change = saving(blank, 'sources', row(url))
      expect(guideEdit(blank, change, fresh)).toMatchObject({
        errors: { 'source.0.url': expect.any(String) },
      })
    },
  )

  it('are kept, and an emptied row is taken out', () => {
    const guide = done(blank, saving(blank, 'sources', row('https://a.example/b'))).guide
    expect(guide.meta.sources).toEqual([
      { id: 'fda', title: 'T', publisher: 'P', year: null, url: 'https://a.example/b' },
    ])
    const emptied = Object.fromEntries(Object.keys(row('')).map((name) => [name, ['']]))
    expect(done(guide, saving(guide, 'sources', emptied)).guide.meta.sources).toEqual([])
  })
})
