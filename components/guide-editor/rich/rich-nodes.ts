import { mergeAttributes, Node } from '@tiptap/core'
import { riskIn } from '@/lib/guide/guide-risk'
import type { RiskAttributes } from '@/lib/guide-draft/risk-form'

const label = 'text-small font-bold select-none'

/** An attribute that is copied and pasted along, as `data-…` */
const kept = (data: string, name = data) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.dataset[data] ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${data}`]: attributes[name] }),
})

/** `[^fda-2025]`: one sign as far as the cursor is concerned */
export const Citation = Node.create({
  name: 'citation',
  ...{ group: 'inline', inline: true, atom: true },
  addAttributes: () => ({ id: kept('citation', 'id') }),
  parseHTML: () => [{ tag: 'sup[data-citation]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'sup',
    mergeAttributes(HTMLAttributes, { class: 'text-small text-accent font-semibold px-[2px]' }),
    `[${String(node.attrs.id)}]`,
  ],
})

/** A picture with its words under it, so that who writes sees both */
export const Picture = Node.create<{ addresses: Readonly<Record<string, string>> }>({
  name: 'picture',
  ...{ group: 'block', atom: true, draggable: true },
  addOptions: () => ({ addresses: {} }),
  addAttributes: () => ({ name: kept('picture', 'name'), alt: kept('alt') }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { name, alt } = { name: String(node.attrs.name), alt: String(node.attrs.alt) }
    const src = Object.hasOwn(this.options.addresses, name) ? this.options.addresses[name] : undefined
    const words = alt === '' ? '◆ No words yet. Choose “Picture” to write them.' : `In words: ${alt}`
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { class: 'border-l-4 border-rule pl-1' }),
      ...(src === undefined ? [] : [['img', { src, alt: '', class: 'w-full max-w-[320px]' }]]),
      ['figcaption', { class: 'text-small text-quiet' }, `Picture ${name}. ${words}`],
    ]
  },
})

/** A drawn risk in its words; the page beside it shows the people */
export const Risk = Node.create({
  name: 'risk',
  ...{ group: 'block', atom: true, draggable: true },
  addAttributes: () => ({ of: kept('of'), what: kept('what'), groups: kept('groups') }),
  parseHTML: () => [{ tag: 'figure[data-groups]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { of, what, groups } = node.attrs as RiskAttributes
    const risk = riskIn({ of, what, groups })
    const lines =
      typeof risk === 'string'
        ? [['p', `◆ It cannot be drawn yet: ${risk} Choose “Risk” to mend it.`]]
        : risk.groups.map(({ words }) => ['p', `● ${words}`])
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { class: 'border-l-4 border-accent pl-1 py-0.5' }),
      ['p', { class: label }, `Risk, drawn as ${of} people`],
      ['figcaption', { class: 'font-semibold' }, what],
      ...lines,
    ]
  },
})

/** Markdown that the editor has no form for: shown as it is, moved and removed whole, lost never */
export const Raw = Node.create({
  name: 'raw',
  ...{ group: 'block', atom: true, draggable: true },
  addAttributes: () => ({ markdown: kept('raw', 'markdown') }),
  parseHTML: () => [{ tag: 'div[data-raw]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'border-l-4 border-edge bg-wash p-1' }),
    ['p', { class: label }, 'Kept as it is written. Choose “Write as Markdown” to change it.'],
    ['pre', { class: 'text-small whitespace-pre-wrap' }, String(node.attrs.markdown)],
  ],
})

const passage = (name: 'passage' | 'safety', words: string, look: string) =>
  Node.create({
    name,
    ...{ group: 'passageBlock', content: 'block+', defining: true },
    addAttributes: () => ({ id: kept('id') }),
    parseHTML: () => [{ tag: `section[data-block=${name}]`, contentElement: '[data-inside]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'section',
      mergeAttributes(HTMLAttributes, {
        'data-block': name,
        role: 'group',
        'aria-label': words,
        class: look,
      }),
      ['p', { class: label, contenteditable: 'false', 'aria-hidden': 'true' }, words],
      ['div', { 'data-inside': '' }, 0],
    ],
  })

export const Passage = passage(
  'passage',
  'Passage that a check shows again',
  'border-l-4 border-accent pl-1 py-0.5',
)
export const Safety = passage('safety', '▲ Safety text', 'border-l-8 border-urgent bg-urgent-wash p-1')
