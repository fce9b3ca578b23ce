import type { Issue, IssueCode } from './issue'
import type { IssueType } from './operation-outcome'

type Said = readonly [IssueType, (params: Issue['params']) => string]

/** What is wrong with an answer, for whoever checks a file. The patient's words are content/messages' own. */
const said: Partial<Record<IssueCode, Said>> = {
  required: ['required', () => 'is required and has no answer.'],
  'not-asked': ['business-rule', () => 'is answered though its conditions do not hold, so it was not asked.'],
  'takes-no-answer': ['structure', () => 'takes no answer.'],
  'wrong-type': ['value', () => 'has an answer of another type than it asks for.'],
  'unknown-option': ['code-invalid', () => 'has an answer that is not among its options.'],
  'too-many': ['business-rule', ({ max }) => `has more answers than the ${max} it takes.`],
  'too-few': ['business-rule', ({ min }) => `has fewer answers than the ${min} it asks for.`],
  repeated: ['duplicate', () => 'has the same answer twice.'],
  'one-or-none': [
    'business-rule',
    ({ option }) => `has other answers beside “${option}”, which stands alone.`,
  ],
  'absence-not-offered': ['code-invalid', () => 'does not offer this reason for having no answer.'],
  'answer-or-absence': ['invariant', () => 'has both a value and a reason for having none.'],
  'option-or-words': ['business-rule', () => 'has both an option and own words.'],
  'other-empty': ['value', () => 'has own words that are empty.'],
  'too-long': [
    'too-long',
    ({ max, length }) => `has an answer of ${length} characters; the most it takes is ${max}.`,
  ],
  'too-short': [
    'value',
    ({ min, length }) => `has an answer of ${length} characters; the least it takes is ${min}.`,
  ],
  unprintable: ['value', () => 'has an answer with characters or line breaks that it cannot hold.'],
  'not-a-number': ['value', () => 'has an answer that is no number, or one too large to keep.'],
  thousands: ['value', () => 'has an answer that can be read as two numbers.'],
  'thousands-or-decimals': ['value', () => 'has an answer that can be read as two numbers.'],
  'not-whole': ['value', () => 'has an answer that is no whole number.'],
  'too-small': ['value', ({ min }) => `has an answer below ${min}, the least it takes.`],
  'too-big': ['value', ({ max }) => `has an answer above ${max}, the most it takes.`],
  'too-many-decimals': [
    'value',
    ({ places }) => `has an answer with more than ${places} digits after the point.`,
  ],
  'not-a-step': ['value', ({ step }) => `has an answer between the steps of ${step} that it takes.`],
  'wrong-pattern': ['value', () => 'has an answer that is not of the pattern it asks for.'],
  'unknown-unit': ['code-invalid', () => 'has an answer in a unit that it does not offer.'],
  'not-a-picture': ['value', () => 'has an answer that is no picture of at most 10 MB.'],
  'empty-file': ['value', () => 'has an empty file.'],
  'picture-too-large': ['too-long', () => 'has a picture that is larger than what it takes.'],
  'broken-picture': ['value', () => 'has a picture that cannot be read.'],
  'not-a-date': ['value', () => 'has an answer that is no date of the calendar.'],
  'date-too-early': ['value', ({ min }) => `has an answer before ${min}, the earliest it takes.`],
  'date-too-late': ['value', ({ max }) => `has an answer after ${max}, the latest it takes.`],
}

export const typeOf = ({ code }: Issue): IssueType => said[code]?.[0] ?? 'invalid'

export const sentenceOf = (name: string, { code, params }: Issue): string =>
  `${name} ${said[code]?.[1](params) ?? `breaks the rule “${code}”.`}`

/** How to speak of an item: its words, cut short, and its linkId */
export function nameOfItem({ linkId, text }: { linkId: string; text?: string | undefined }): string {
  const cut = (words: string) => (words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words)
  return text ? `“${cut(text)}” (${cut(linkId)})` : `The item ${cut(linkId)}`
}
