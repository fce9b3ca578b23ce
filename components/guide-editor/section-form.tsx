import { type EditorFields, one } from '@/components/questionnaire-editor/editor-fields'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea, TextField } from '@/components/ui/field'
import { RichField } from './rich/rich-field'
import type { Choices } from './rich/rich-panel'

type Props = {
  fields: EditorFields
  language: string
  choices: Choices
  /** Where the picture of a name is */
  addresses: Readonly<Record<string, string>>
  /** Matches the words that the glossary explains */
  glossary: string
}

/** One part of a guide: about a phone's screen */
export function SectionForm({ fields, language, choices, addresses, glossary }: Props) {
  const { pictures, sources } = choices
  const rich = { language, choices, addresses, glossary }
  return (
    <>
      <div lang={language} className="flex flex-col gap-2">
        <TextField
          clinic
          name="heading"
          label={<span lang="en">Heading</span>}
          defaultValue={one(fields, 'heading')}
          error={fields.errors.heading}
        />
        <RichField {...rich} name="keyPoint" kind="line" label="Key point" hasChoice={false}>
          <TextArea
            name="keyPoint"
            label={<span lang="en">Key point</span>}
            hint={<span lang="en">The one thing to take along, in a sentence or two.</span>}
            rows={3}
            defaultValue={one(fields, 'keyPoint')}
            error={fields.errors.keyPoint}
          />
        </RichField>
        <RichField {...rich} name="body" kind="part" label="Text" hasChoice>
          <TextArea
            name="body"
            label={<span lang="en">Text</span>}
            hint={<span lang="en">Short paragraphs, about a phone’s screen in all.</span>}
            rows={18}
            defaultValue={one(fields, 'body')}
            error={fields.errors.body}
          />
        </RichField>
      </div>
      <Disclosure summary="How to write as Markdown: lists, safety text, sources and pictures">
        <dl className="flex flex-col gap-1 text-small">
          {signs.map(({ write, gives }) => (
            <div key={gives}>
              <dt>
                <pre className="overflow-x-auto bg-wash p-0.5 whitespace-pre-wrap">{write}</pre>
              </dt>
              <dd>{gives}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1 text-small">
          Sources to cite:{' '}
          {sources.length === 0
            ? 'none yet. Add them under Sources.'
            : sources.map(({ id, title }) => `[^${id}] ${title}`).join('; ')}
        </p>
        <p className="mt-1 text-small">
          Pictures there are: {pictures.length === 0 ? 'none.' : `${pictures.join(', ')}.`}
        </p>
      </Disclosure>
    </>
  )
}

const signs = [
  { write: '- one\n- two', gives: 'A list. 1. and 2. number it.' },
  { write: '**bold**', gives: 'Bold words.' },
  { write: 'A fact.[^fda-2025]', gives: 'The source a fact rests on, by its short name.' },
  {
    write: '[what helps](https://www.example.org/)',
    gives: 'A link to a page elsewhere. Not in safety text, a heading or the key point.',
  },
  {
    write: '| Test | When |\n| - | - |\n| Blood | After 4 weeks |',
    gives: 'A table; the first row is that of the headings.',
  },
  {
    write:
      '::risk{of="1000" what="A cold, over a year" groups="25 of 1,000 people; 34 of 1,000 people on it"}',
    gives: 'A risk, drawn as people: of 100 or 1000, the groups parted by semicolons.',
  },
  {
    write: ':::passage{#fever}\nText.\n:::',
    gives: 'Text that answers a check. It is shown again after a wrong answer.',
  },
  {
    write: ':::safety{#call-today}\nText.\n:::',
    gives:
      'Safety text: what to do when something is wrong. When a later version changes it, everybody who read it is told.',
  },
  {
    write: '::picture{name="jak-signal" alt="What it shows, in words"}',
    gives: 'A picture, with words for those who do not see it.',
  },
]
