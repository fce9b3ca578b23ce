import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { payloads } from '@/lib/platform/testing/payloads'
import { GuideProse } from './guide-prose'

const ALLOWED =
  /^(div|p|a|em|strong|code|pre|ul|ol|li|h[1-6]|table|thead|tbody|tr|th|td|section|sup|br|hr|blockquote|del|span|svg|path|img|input)$/

const shown = (markdown: string) =>
  renderToStaticMarkup(
    <GuideProse
      markdown={markdown}
      sources={[]}
      pictures={{}}
      words={{ sources: 'Sources', backToText: 'Back', safety: 'Safety', opens: (host) => host }}
    />,
  )

describe('the text of a guide', () => {
  it('has two hundred and more to withstand', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200)
  })

  it.each(payloads.map((payload) => [payload]))('becomes no markup but its own: %s', (payload) => {
    for (const markdown of [
      payload,
      `A word ${payload} and more.`,
      `- ${payload}`,
      `[${payload}](${payload})`,
    ]) {
      const html = shown(markdown)
      for (const [, tag = '', attributes = ''] of html.matchAll(/<([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>/g)) {
        // React asks for a picture early
        if (tag !== 'link' || !attributes.includes('rel="preload" as="image"')) expect(tag).toMatch(ALLOWED)
        const names = [...attributes.matchAll(/\s([\w:-]+)=/g)].map(([, name]) => name)
        expect(names.filter((name) => /^on|^style$|^srcdoc$|^formaction$/.test(name ?? ''))).toEqual([])
        const to = /\shref="([^"]*)"/.exec(attributes)?.[1] ?? '#'
        if (tag === 'a') expect(to).toMatch(/^#|^https:\/\/[a-z0-9.-]+\/[!-~]*$/)
        expect(/\ssrc="([^"]*)"/.exec(attributes)?.[1] ?? '').not.toMatch(
          /^\s*(?:javascript|vbscript):|text\/html/i,
        )
      }
    }
  })
})
