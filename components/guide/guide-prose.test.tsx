import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { GuideProse } from './guide-prose'

const words = {
  ...{ sources: 'Sources', backToText: 'Back', safety: 'Safety' },
  opens: (host: string) => `opens ${host}`,
}
const shown = (markdown: string, more: Partial<Parameters<typeof GuideProse>[0]> = {}) =>
  renderToStaticMarkup(<GuideProse markdown={markdown} sources={[]} pictures={{}} words={words} {...more} />)
const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)

const two = `## One\n\n:::key\nFirst.\n:::\n\nSecond.\n\n- third\n- third\n\n### Not one\n\n:::safety{#stop}\nFourth.\n\nStill.\n:::\n\n## Two\n\nFirst.\n\n::risk{of="100" what="A cold, over a year" groups="3 of 100 people"}`

describe('the paragraphs of a guide on a page', () => {
  it('have ids that begin anew in each section', () => {
    expect(ids(shown(two, { sectionIds: ['one', 'two'] }))).toEqual([
      'at-one-1',
      'at-one-2',
      'at-one-3',
      'at-one-3.1',
      'at-one-3.2',
      'at-one-4',
      'at-one-4.1',
      'at-one-4.2',
      'at-two-1',
      'at-two-2',
    ])
    expect(ids(shown(two))).toEqual([])
  })

  it('are followed by what asks about them', () => {
    const text =
      'One.\n\n***\n\n- two\n- and\n\n:::safety{#s}\nThree.\n\n- four\n- and\n:::\n\n:::key\nFive.\n:::'
    const html = shown(text, { sectionIds: ['a'], asking: (at) => <i>{at}</i> })
    expect([...html.matchAll(/<i>(.*?)<\/i>/g)].map(([, at]) => at)).toEqual(['1', '2', '3.1', '3.2', '4'])
    // within the block that they are of
    expect(html).toMatch(/<div id="at-a-3"[^>]*>.*Three\..*<i>3\.1<\/i>.*<i>3\.2<\/i>\s*<\/div>/s)
  })
})

it('draws a risk as one mark for one person, and says it in words', () => {
  const html = shown(two)
  expect(html).toContain('A cold, over a year')
  expect(html).toContain('3 of 100 people')
  const [, rest = '', told = ''] = /<path d="([^"]*)"[^>]*><\/path><path d="([^"]*)"/.exec(html) ?? []
  const marks = (path: string) =>
    [...path.matchAll(/M(\d+) [\d.]+H(\d+)/g)].reduce(
      (sum, [, from, to]) => sum + (Number(to) - Number(from)) / 6,
      0,
    )
  expect([marks(told), marks(rest)]).toEqual([3, 97])
})

it('explains a hard word in place where it first stands, once, and none in a heading', () => {
  const words = ['JAK inhibitors', 'JAK', 'TB'].map((text) => ({
    ...{ text, term: text, said: '(say it)', meaning: `About ${text}` },
  }))
  const html = shown('### TB\n\nThe *JAK inhibitors* and JAK, and JAK again, with TB.[^a]', {
    glossary: { words, close: 'Close' },
  })
  expect(
    [
      ...html.matchAll(
        /popoverTarget="(word-\d)" class[^>]*underline[^>]*>([^<]+)<\/button><span id="\1" popover/g,
      ),
    ].map(([, , text]) => text),
  ).toEqual(['JAK inhibitors', 'JAK', 'TB'])
  expect(html).toMatch(/<h3>TB<\/h3>/)
  expect(html.replace(/<[^>]*>/g, '')).toContain('About JAK inhibitors')
})

describe('a link in a guide', () => {
  const [away] = [/<a href="https:\/\/www\.nhs\.uk\/a\?b=1&amp;c=2"[^>]*>/]
  const html = shown('See [what *helps*](https://www.nhs.uk/a?b=1&c=2), JAK.[^one]', {
    sources: [{ id: 'one', title: 'One', publisher: 'A', year: null, url: 'https://example.org/' }],
  })

  it('opens elsewhere, without telling that page who came, and says where in words and on paper', () => {
    const tag = away.exec(html)?.[0] ?? ''
    for (const part of [
      'target="_blank"',
      'rel="noopener noreferrer nofollow"',
      'referrerPolicy="no-referrer"',
    ])
      expect(tag.toLowerCase()).toContain(part.toLowerCase())
    expect(html.replace(/<[^>]*>/g, '')).toContain(
      'See what helps(opens nhs.uk) (https://www.nhs.uk/a?b=1&amp;c=2), JAK.',
    )
  })

  it('is told apart from the sources, which lead where the note says', () => {
    expect(html).toContain('<a href="https://example.org/">One</a>')
    expect(html.match(/opens /g)).toHaveLength(1)
  })

  it.each([
    'javascript:alert(1)',
    'http://nhs.uk/',
    '/library',
    'https://nhs.uk@evil.example/',
    'mailto:a@b.org',
  ])('leads nowhere where a guide may not: %s', (address) => {
    const html = shown(`See [what helps](${address}) and <https://evil.example\\@> www.evil.example`)
    expect(html).not.toContain('href')
    expect(html).toContain('<span>what helps</span>')
    expect(shown('[nhs.uk](https://evil.example/)')).not.toContain('href')
  })
})
