import type { ReactNode } from 'react'
import { Choices, FieldGroup } from '@/components/ui/choices'
import type { Paragraph } from '@/lib/guide/guide-paragraph'

/** The field that says which of a list or a block is meant */
export const ASKED = 'asked'

type Props = {
  asked: Paragraph
  /** What was chosen before it could not be taken */
  chosen: string
  /** The guide's */
  language: string
  isListed: (at: string) => boolean
  words: { which: string; all: string; listed: string }
}

/** Which of what stands together is meant: all of it, or one of its paragraphs or items, each in its own words */
export function AskedWords({ asked: { at, within }, chosen, language, isListed, words }: Props) {
  const one = (place: string, label: ReactNode) => ({
    ...{ value: place, label },
    ...(isListed(place) && { hint: words.listed }),
  })
  return (
    <div className="mb-3">
      <FieldGroup name={ASKED} legend={words.which}>
        <Choices
          kind="radio"
          name={ASKED}
          choices={[
            one(at, words.all),
            ...within.map((piece) => one(piece.at, <span lang={language}>{piece.words}</span>)),
          ]}
          chosen={[chosen || at]}
        />
      </FieldGroup>
    </div>
  )
}
