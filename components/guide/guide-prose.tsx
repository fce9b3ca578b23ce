import type { ComponentProps, ReactNode } from 'react'
import Markdown from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import type { GuideSource } from '@/lib/guide/guide-file'
import { bareHost, linkIn } from '@/lib/guide/guide-link'
import { withSourceNotes } from '@/lib/guide/guide-prose'
import { riskIn } from '@/lib/guide/guide-risk'
import { GlossedWord, type Meaning } from './glossed-word'
import { glossedWords } from './glossed-words'
import { guideBlocks } from './guide-blocks'
import { LinkOut } from './link-out'
import { RiskFigure } from './risk-figure'

export type ProseWords = {
  sources: string
  backToText: string
  safety: string
  /** Where a link leads, after its words: "opens example.org in a new tab" */
  opens: (host: string) => string
}

type Props = {
  markdown: string
  sources: readonly GuideSource[]
  pictures: Readonly<Record<string, string>>
  words: ProseWords
  /** Read by the clinic: text of its size */
  clinic?: boolean
  /** The sections that the text is made of, in order, where its paragraphs can be led to */
  sectionIds?: readonly string[]
  /** What stands after a paragraph, to ask about it */
  asking?: (paragraph: string) => ReactNode
  /** Hard words to explain where they first stand */
  glossary?: { words: readonly Meaning[]; close: string }
}

const sanitizing = {
  ...defaultSchema,
  // ids are made for the notes alone; the writing can bring none
  clobber: [],
  protocols: { ...defaultSchema.protocols, src: ['data'], href: ['https'] },
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.a ?? []), 'dataOut'],
    span: [['dataWord', /^\d+$/] as [string, RegExp]],
    div: [
      ['dataBlock', 'key', 'passage', 'safety', 'ask', 'risk'] as [string, ...string[]],
      'dataAt',
      'dataOf',
      'dataWhat',
      'dataGroups',
    ],
  },
}

const look = [
  'measure [&_p]:mt-2 [&_li]:mt-0.5 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:ps-3 [&_ol]:mt-2 [&_ol]:list-decimal [&_ol]:ps-3',
  '[&_h2]:mt-4 [&_h2]:text-lead [&_h2]:font-bold [&_h3]:mt-3 [&_h3]:font-bold',
  '[&_img]:mt-3 [&_img]:block [&_img]:w-full [&_img]:max-w-[420px] [&_img]:rounded-soft',
  '[&_th]:border-b-2 [&_th]:border-ink [&_th]:pe-2 [&_th]:text-start [&_td]:border-b [&_td]:border-rule [&_td]:py-0.5 [&_td]:pe-2 [&_td]:align-top',
  // sources: quiet, at the end
  '[&_section]:mt-4 [&_section]:border-t [&_section]:border-rule [&_section]:text-small [&_section]:text-quiet',
  '[&_section_h2]:mt-2 [&_section_h2]:text-small [&_section_h2]:text-ink [&_section_p]:mt-0 [&_section_ol]:mt-0.5',
  '[&_sup]:text-small [&_sup_a]:px-[3px]',
  // the paragraph that a link led to
  '[&_:target]:bg-clarify-wash [&_:target]:outline-8 [&_:target]:outline-clarify-wash',
].join(' ')

/**
 * A guide's words: key point set apart, safety text marked, pictures, and citations as numbered notes that lead to their
 * sources. Nothing but the guide's own kind of Markdown comes through. One a page: its notes' ids are the page's.
 */
export function GuideProse(props: Props) {
  const { markdown, sources, pictures, words, clinic, sectionIds = [], asking, glossary } = props
  return (
    <div className={`${look} ${clinic ? 'text-clinic' : ''}`}>
      <Markdown
        remarkPlugins={[
          remarkGfm,
          remarkDirective,
          [guideBlocks, { pictures, sectionIds, asking: asking !== undefined }],
          [glossedWords, { words: glossary?.words ?? [] }],
        ]}
        rehypePlugins={[[rehypeSanitize, sanitizing]]}
        remarkRehypeOptions={{
          clobberPrefix: 'source-',
          footnoteLabel: words.sources,
          footnoteLabelProperties: {},
          footnoteBackLabel: words.backToText,
          footnoteBackContent: '↑',
        }}
        // the sanitizer decides which addresses stand
        urlTransform={(url) => url}
        components={{ div: blocks(words, asking), span: word(glossary), a: anchor(words) }}
      >
        {withSourceNotes(markdown, sources)}
      </Markdown>
    </div>
  )
}

type Anchor = ComponentProps<'a'> & { 'data-out'?: string; node?: unknown }

const anchor = (words: ProseWords) =>
  function GuideAnchor({ 'data-out': isOut, node: _, href = '', ...rest }: Anchor) {
    const link = isOut === undefined ? null : linkIn(href)
    if (link === null || typeof link === 'string') return <a href={href} {...rest} />
    return (
      <LinkOut address={link.address} opens={words.opens(bareHost(link.host))}>
        {rest.children}
      </LinkOut>
    )
  }

type Span = ComponentProps<'span'> & { 'data-word'?: string }

const word = (glossary: Props['glossary']) =>
  function Word({ 'data-word': at, children }: Span) {
    const meaning = glossary?.words[Number(at)]
    if (!glossary || !meaning) return <span>{children}</span>
    return (
      <GlossedWord id={`word-${at}`} meaning={meaning} close={glossary.close}>
        {children}
      </GlossedWord>
    )
  }

type Div = ComponentProps<'div'> & {
  'data-block'?: string
  'data-at'?: string
  'data-of'?: string
  'data-what'?: string
  'data-groups'?: string
}

const blocks = (words: ProseWords, asking: Props['asking']) =>
  function Block({ 'data-block': kind, id, children, ...data }: Div) {
    if (kind === 'ask') return asking?.(data['data-at'] ?? '')
    if (kind === 'risk') {
      const risk = riskIn({
        ...{ of: data['data-of'], what: data['data-what'], groups: data['data-groups'] },
      })
      return typeof risk === 'string' ? null : <RiskFigure id={id} risk={risk} />
    }
    if (kind === 'key')
      return (
        <div id={id} className="mb-3 border-s-4 border-accent ps-2 text-lead [&_p]:mt-0 [&_p+p]:mt-1">
          {children}
        </div>
      )
    if (kind !== 'safety') return <div id={id}>{children}</div>
    return (
      <div id={id} className="mt-3 border-s-8 border-urgent bg-urgent-wash p-2 [&>p:nth-child(2)]:mt-0.5">
        <p className="!mt-0 font-bold text-urgent">
          <span aria-hidden="true">▲ </span>
          {words.safety}
        </p>
        {children}
      </div>
    )
  }
