import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignProblems } from './guide-foreign'
import { linkIn, linksIn, linkTyped, linkWordsProblem } from './guide-link'
import { proseLines, wordCount } from './guide-prose'

const long = `https://example.org/${'a'.repeat(600)}`

describe('where a guide may lead', () => {
  it.each([
    ['https://www.nhs.uk/conditions/atopic-eczema/', 'www.nhs.uk'],
    ['https://nhs.uk', 'nhs.uk'],
    ['https://example.org/a_(b)?x=1&y=2#part-3', 'example.org'],
    ['https://es.wikipedia.org/wiki/Dermatitis_at%C3%B3pica', 'es.wikipedia.org'],
    ['https://xn--espaa-rta.example/', 'xn--espaa-rta.example'],
  ])('%s', (address, host) => {
    expect(linkIn(address)).toMatchObject({ host })
    expect(linkTyped(` ${address} `)).toEqual(linkIn(address))
  })

  it.each([
    ['another scheme', 'http://nhs.uk/', /begins with https/],
    ['a script', 'javascript:alert(1)', /begins with https/],
    ['a script in capitals', 'JaVaScRiPt:alert(1)', /begins with https/],
    ['a script behind a blank', ' javascript:alert(1)', /begins with https/],
    ['a script with a line break', 'java\nscript:alert(1)', /begins with https/],
    ['data', 'data:text/html,<script>alert(1)</script>', /begins with https/],
    ['a file', 'file:///etc/passwd', /begins with https/],
    ['a place of this site', '/library', /begins with https/],
    ['a host without a scheme', '//evil.example', /begins with https/],
    ['a part of this page', '#top', /begins with https/],
    ['nothing', '', /begins with https/],
    ['mail', 'mailto:a@b.org', /mail address/],
    ['a name before the host', 'https://nhs.uk@evil.example/', /before the @/],
    ['a name and a password', 'https://a:b@nhs.uk/', /before the @/],
    ['an encoded host', 'https://nhs.uk%2eevil.example/', /written another way/],
    ['a backslash', 'https://nhs.uk\\@evil.example/', /signs that no address has/],
    ['a line break in the scheme', 'https:\n//nhs.uk/', /begins with https/],
    ['a line break', 'https://nhs.uk/\nevil', /signs/],
    ['a tab', 'https://nh\ts.uk/', /signs/],
    ['a zero', 'https://nhs.uk/\u0000', /signs/],
    ['an encoded line break', 'https://nhs.uk/%0d%0aSet-Cookie:a', /signs/],
    ['a sign that turns text round', 'https://nhs.uk/\u202Egnp.exe', /signs/],
    ['a letter that looks like another', 'https://nh\u0455.uk/', /signs/],
    ['a quote', 'https://nhs.uk/"onclick="x', /signs/],
    ['an entity', 'https://nhs.uk/&lt;script&gt;<', /signs/],
    ['a bracket', 'https://[::1]/', /signs/],
    ['a number', 'https://127.0.0.1/', /no named page/],
    ['a number in disguise', 'https://0x7f.1/', /no named page/],
    ['this machine', 'https://localhost/', /no named page/],
    ['a name of the clinic’s network', 'https://intranet/', /no named page/],
    ['a host of the clinic’s network', 'https://wards.hospital.local/', /where patients cannot go/],
    ['a port', 'https://nhs.uk:8443/', /no named page/],
    ['a dot at the end', 'https://nhs.uk./', /no named page/],
    ['no host', 'https:///nhs.uk/', /written another way/],
    ['steps back', 'https://nhs.uk/a/../b', /written another way/],
    ['capitals', 'https://NHS.uk/', /Write "https:\/\/nhs\.uk\/"/],
    ['too long', long, /longer than 500/],
  ])('not %s', (_, address, sentence) => {
    expect(linkIn(address)).toMatch(sentence)
    const [problem] = foreignProblems(`[Words](<${address.replaceAll('\\', '\\\\')}>)`)
    // what is no link to the parser stays words
    if (linksIn(`[Words](<${address.replaceAll('\\', '\\\\')}>)`).length > 0) expect(problem).toBeDefined()
  })

  it('and what is pasted is put into one spelling, never read as another address than it shows', () => {
    expect(linkTyped('https://NHS.uk')).toMatchObject({ address: 'https://nhs.uk/' })
    expect(linkTyped('https://es.wikipedia.org/wiki/Dermatitis_atópica')).toMatchObject({
      address: 'https://es.wikipedia.org/wiki/Dermatitis_at%C3%B3pica',
    })
    expect(linkTyped('https://nh\u0455.uk/')).toMatchObject({ host: 'xn--nh-foc.uk' })
    for (const trick of [
      'https://nh\ns.uk',
      'https:\\\\nhs.uk',
      'https:nhs.uk',
      'https://a@nhs.uk',
      '\u202Ehttps://nhs.uk',
    ])
      expect(linkTyped(trick)).toEqual(expect.any(String))
  })

  it('is always https, a named host and what a browser makes of it', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'http:',
        'javascript:',
        'nhs.uk',
        'evil.example',
        '@',
        ':',
        '/',
        '\\',
        '//',
        '?',
        '#',
        '%',
      ],
      ...['%2e', '.', '\n', '\t', '\u202E', '&#106;', '1', '[', ']', 'xn--', '-', ' ', '\u3002', '127.0.0.1'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const link of [linkIn(pieces.join('')), linkTyped(pieces.join(''))]) {
          if (typeof link === 'string') continue
          const url = new URL(link.address)
          expect([url.href, url.protocol, url.username, url.port]).toEqual([link.address, 'https:', '', ''])
          expect(url.hostname).toBe(link.host)
          expect(link.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the words of a link', () => {
  const link = { address: 'https://www.nhs.uk/a', host: 'www.nhs.uk' }
  it.each([
    'Eczema: what helps',
    'nhs.uk',
    'NHS.UK on eczema',
    'About 10.30 in the evening, e.g. after a bath',
    'Más sobre la piel',
  ])('may be “%s”', (words) => expect(linkWordsProblem(words, link)).toBeNull())
  it.each([
    ['', /no words/],
    ['…', /no words/],
    ['evil.example', /name "evil\.example", and it leads to www\.nhs\.uk/],
    ['See cdc.gov for more', /name "cdc\.gov"/],
    ['111.nhs.uk', /name "111/],
    ['nhs．uk．evil．example', /name "nhs\.uk\.evil\.example"/],
    ['nh\u0455.uk', /name "xn--/],
    ['https://www.nhs.uk/a', /no address/],
    ['a\u202Eb', /nobody sees/],
    ['a\u200Bb', /nobody sees/],
    ['^fda', /or source/],
  ])('may not be “%s”', (words, sentence) => {
    expect(linkWordsProblem(words, link)).toMatch(sentence)
  })
})

describe('a link in a text', () => {
  const good = '[what *helps*](https://nhs.uk/)'
  it.each([`See ${good}.`, `- ${good}`, `:::passage{#a}\n${good}\n:::`, `| a |\n| - |\n| ${good} |`])(
    'may stand in %j',
    (text) => {
      expect(foreignProblems(text)).toEqual([])
      expect(linksIn(text)).toEqual([{ words: 'what helps', address: 'https://nhs.uk/' }])
    },
  )

  it.each([
    [`:::safety{#a}\n- ${good}\n:::`, /Line 2 of the text: safety text has no link/],
    [`:::key\n${good}\n:::`, /key point has no link/],
    [`### ${good}`, /heading has no link/],
    ['[a](https://nhs.uk/ "evil")', /no title/],
    ['[![a](b)](https://nhs.uk/)', /words alone/],
    ['[a[^fda]](https://nhs.uk/)', /words alone/],
    ['[`a`](https://nhs.uk/)', /words alone/],
    ['[^fda](https://nhs.uk/)', /or source/],
    ['[](https://nhs.uk/)', /no words/],
    ['<https://nhs.uk/>', /"https:\/\/nhs\.uk\/" stands bare/],
    ['See www.nhs.uk.', /"www\.nhs\.uk" stands bare/],
    ['One.\n\nSee https\\://nhs.uk/ now', /Line 3 of the text: "https:\/\/nhs\.uk\/" stands bare/],
    ['Write to a@b.org', /mail address/],
    ['[a]\n\n[a]: https://nhs.uk/', /beside its words/],
    ['[a](java&#115;cript:alert)', /begins with https/],
    ['[a](&#106;avascript:alert)', /begins with https/],
    ['<a href="https://nhs.uk/">a</a>', /HTML/],
  ])('is refused in %j', (text, sentence) => {
    expect(foreignProblems(text).join('\n')).toMatch(sentence)
  })

  it('is read as its words: lines, counts and grades know no address', () => {
    expect(proseLines(`See ${good}.`).map(({ text }) => text)).toEqual(['See what helps.'])
    expect(wordCount(`See ${good}.`)).toBe(3)
  })
})
