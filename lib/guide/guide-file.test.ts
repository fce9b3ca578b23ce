import { describe, expect, it } from 'vitest'
import { parseGuideFile } from '@/lib/guide/guide-file'

const front = `id: fever
title: Fever
summary: When to call about a fever.
language: en
version: "1.0.0"
order: 1
minutes: 2
lastReviewed: 2026-11-02
reviewer: null
nextGuides: []
sources:
  - { id: label, title: A label, publisher: A maker, year: 2025, url: "https://example.org/label" }
checks:
  - id: first
    section: call
    passage: same-day
    topic: When to call about a fever
    question: Sam has a fever.
    options:
      - { id: call, text: Call today., correct: true, explanation: Yes. }
      - { id: wait, text: Wait., explanation: It should not wait. }
  - id: second
    section: call
    passage: same-day
    topic: When to call about a fever
    question: Ana has a fever.
    options:
      - { id: call, text: Call today., correct: true, explanation: Yes. }
      - { id: wait, text: Wait., explanation: It should not wait. }`

const body = `## When to call {#call}

:::key
Call **early**.
:::

A fever is a sign.

:::passage{#same-day}
Call the same day.[^label]

- Also for chills
:::

::picture{name="thermometer" alt="A thermometer."}

## Then {#then}

:::safety{#help}
Call 911 now.[^label]
:::
`

const file = (yaml = front, text = body) => `---\n${yaml}\n---\n${text}`

function problemsOf(text: string): string {
  const result = parseGuideFile(text)
  return result.ok ? '' : result.problems.join('\n')
}

describe('a good file', () => {
  const result = parseGuideFile(file())
  const guide = result.ok ? result.guide : null

  it('is read whole', () => {
    expect(problemsOf(file())).toBe('')
    expect(guide).toMatchObject({ id: 'fever', lastReviewed: '2026-11-02', reviewer: null, suggests: [] })
    expect(guide?.words).toBe(21)
  })

  it('is cut into sections that keep their directives', () => {
    const [call, then] = guide?.sections ?? []
    expect(call).toMatchObject({
      id: 'call',
      heading: 'When to call',
      keyPoint: 'Call **early**.',
      pictures: [{ name: 'thermometer', alt: 'A thermometer.' }],
      passages: [
        { id: 'same-day', kind: 'passage', markdown: 'Call the same day.[^label]\n\n- Also for chills' },
      ],
    })
    expect(call?.body.startsWith('A fever is a sign.\n\n:::passage{#same-day}')).toBe(true)
    expect(call?.body).not.toContain(':::key')
    expect(then).toMatchObject({ keyPoint: null, passages: [{ id: 'help', kind: 'safety' }] })
  })

  it('reads the same with the line ends of Windows', () => {
    expect(parseGuideFile(file().replaceAll('\n', '\r\n'))).toEqual(result)
  })
})

describe('a bad file is refused with a sentence that names', () => {
  it.each<[string, string, RegExp]>([
    ['nothing in it', '', /does not begin with front matter/],
    ['a missing field', file(front.replace('minutes: 2\n', '')), /^Front matter, minutes:/m],
    ['an unknown field', file(`${front}\ncolour: red`), /colour/],
    ['a version', file(front.replace('"1.0.0"', '1')), /version/],
    ['a date', file(front.replace('2026-11-02', 'last week')), /lastReviewed: must be a date/],
    ['a source address', file(front.replace('https:', 'http:')), /sources\.0\.url: must be a https/],
    ['what is not YAML', file(`${front}\n  - [`), /^Front matter:/m],
    ['YAML that repeats itself', file(`${front}\nreviewerNotes: [&a "x", *a]`), /^Front matter/m],
    ['one check alone', file(front.slice(0, front.indexOf('  - id: second'))), /checks: needs 2 to 4/],
    ['a twin check', file(front.replace('id: second', 'id: first')), /check id "first" is used twice/],
    ['a lost section', file(front.replace('section: call', 'section: gone')), /section "gone"/],
    ['a lost passage', file(front.replace('passage: same-day', 'passage: gone')), /no passage "gone"/],
    [
      'two right options',
      file(front.replace('text: Wait.,', 'text: Wait., correct: true,')),
      /2 correct options/,
    ],
    ['no right option', file(front.replace(' correct: true,', '')), /0 correct options/],
    ['a twin option', file(front.replace('{ id: wait', '{ id: call')), /option of check "first" id "call"/],
    ['a source that is not there', file(front, `${body}\nMore.[^gone]\n`), /cites "gone"/],
    ['a source without use', file(front, body.replaceAll('[^label]', '')), /"label" is cited nowhere/],
    ['a twin section', file(front, body.replace('{#then}', '{#call}')), /section id "call" is used twice/],
    ['a twin passage', file(front, body.replace('{#help}', '{#same-day}')), /passage id "same-day" is used/],
    [
      'a heading without id',
      file(front, body.replace(' {#then}', '')),
      /heading "Then" does not end in an id/,
    ],
    ['an empty section', file(front, `${body}\n## Last {#last}\n`), /Section "last" has no text/],
    ['no section', file(front, 'Only words.[^label]\n'), /No section/],
    ['text before the first heading', file(front, `Hello.\n\n${body}`), /text before the first/],
    ['a title in the text', file(front, `${body}\n# Title\n`), /title belongs in the front matter/],
    ['a late key point', file(front, `${body}\n:::key\nLate.\n:::\n`), /key point is not the first/],
    ['HTML', file(front, `${body}\n<script>alert(1)</script>\n`), /Line \d+ of the text: HTML/],
    ['HTML within a line', file(front, `${body}\nA <b>word</b>.\n`), /HTML is not allowed/],
    ['a picture from elsewhere', file(front, `${body}\n![x](https://example.org/x.png)\n`), /use ::picture/],
    ['a link that runs', file(front, `${body}\n[x](javascript:alert)\n`), /begins with https/],
    ['a bare address', file(front, `${body}\nSee https://example.org now.\n`), /stands bare in the text/],
    ['a picture without alt', file(front, body.replace(' alt="A thermometer."', '')), /no alt text/],
    [
      'a picture out of its folder',
      file(front, body.replace('"thermometer"', '"../x"')),
      /picture has no name/,
    ],
    ['a passage without id', file(front, body.replace(':::safety{#help}', ':::safety')), /safety has no id/],
    ['a directive nobody knows', file(front, `${body}\n:::aside\nHm.\n:::\n`), /":::aside" is not known/],
    ['a time that would vanish', file(front, `${body}\nAt 10:30 sharp.\n`), /":30" would vanish/],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toMatch(problem)
  })

  it('more than one problem at once', () => {
    const text = file(front.replace('minutes: 2', 'minutes: 0'), body.replace(' {#then}', ''))
    expect(problemsOf(text).split('\n').length).toBeGreaterThan(1)
  })
})
