import type { ComponentProps } from 'react'
import Markdown from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import type { GuideSource } from '@/lib/guide/guide-file'
import { withSourceNotes } from '@/lib/guide/guide-prose'
import { guideBlocks } from './guide-blocks'

type Words = { sources: string; backToText: string; safety: string }

type Props = {
  markdown: string
  sources: readonly GuideSource[]
  pictures: Readonly<Record<string, string>>
  words: Words
  /** Read by the clinic: text of its size */
  clinic?: boolean
}

const sanitizing = {
  ...defaultSchema,
  // ids are made for the notes alone; the writing can bring none
  clobber: [],
  protocols: { ...defaultSchema.protocols, src: ['data'] },
  attributes: {
    ...defaultSchema.attributes,
    div: [['dataBlock', 'key', 'passage', 'safety'] as [string, ...string[]]],
  },
}

const look = [
  'measure [&_p]:mt-2 [&_li]:mt-0.5 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:pl-3 [&_ol]:mt-2 [&_ol]:list-decimal [&_ol]:pl-3',
  '[&_h2]:mt-4 [&_h2]:text-lead [&_h2]:font-bold [&_h3]:mt-3 [&_h3]:font-bold',
  '[&_img]:mt-3 [&_img]:block [&_img]:w-full [&_img]:max-w-[420px] [&_img]:rounded-soft',
  '[&_th]:border-b-2 [&_th]:border-ink [&_th]:pr-2 [&_th]:text-left [&_td]:border-b [&_td]:border-rule [&_td]:py-0.5 [&_td]:pr-2',
  // sources: quiet, at the end
  '[&_section]:mt-4 [&_section]:border-t [&_section]:border-rule [&_section]:text-small [&_section]:text-quiet',
  '[&_section_h2]:mt-2 [&_section_h2]:text-small [&_section_h2]:text-ink [&_section_p]:mt-0 [&_section_ol]:mt-0.5',
  '[&_sup]:text-small [&_sup_a]:px-[3px]',
].join(' ')

/**
 * A guide's words: key point set apart, safety text marked, pictures, and citations as numbered notes that lead to their
 * sources. Nothing but the guide's own kind of Markdown comes through. One a page: its notes' ids are the page's.
 */
export function GuideProse({ markdown, sources, pictures, words, clinic }: Props) {
  return (
    <div className={`${look} ${clinic ? 'text-clinic' : ''}`}>
      <Markdown
        remarkPlugins={[remarkGfm, remarkDirective, [guideBlocks, { pictures }]]}
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
        components={{ div: blocks(words) }}
      >
        {withSourceNotes(markdown, sources)}
      </Markdown>
    </div>
  )
}

type Div = ComponentProps<'div'> & { 'data-block'?: string; node?: unknown }

const blocks = (words: Words) =>
  function Block({ 'data-block': kind, children }: Div) {
    if (kind === 'key')
      return (
        <div className="mb-3 border-l-4 border-accent pl-2 text-lead [&_p]:mt-0 [&_p+p]:mt-1">{children}</div>
      )
    if (kind !== 'safety') return <div>{children}</div>
    return (
      <div className="mt-3 border-l-8 border-urgent bg-urgent-wash p-2 [&>p:nth-child(2)]:mt-0.5">
        <p className="!mt-0 font-bold text-urgent">
          <span aria-hidden="true">▲ </span>
          {words.safety}
        </p>
        {children}
      </div>
    )
  }
