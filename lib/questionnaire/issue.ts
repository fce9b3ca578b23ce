/** What can be wrong with an answer. Each is a key of content/messages/en/questionnaire-errors.json. */
export const issueCodes = [
  'required',
  'not-asked',
  'unknown-item',
  'takes-no-answer',
  'wrong-type',
  'unknown-option',
  'too-many',
  'too-few',
  'repeated',
  'one-or-none',
  'absence-not-offered',
  'answer-or-absence',
  'option-or-words',
  'other-empty',
  'too-long',
  'too-short',
  'unprintable',
  'not-a-number',
  'not-whole',
  'thousands',
  'thousands-or-decimals',
  'too-small',
  'too-big',
  'too-many-decimals',
  'not-a-step',
  'wrong-pattern',
  'unknown-unit',
  'not-a-picture',
  'empty-file',
  'picture-too-large',
  'broken-picture',
  'not-a-date',
  'date-incomplete',
  'date-too-early',
  'date-too-late',
] as const
export type IssueCode = (typeof issueCodes)[number]

/**
 * One thing wrong. `params` fill the sentence of that code; `question` is always among them (the question's words, cut to
 * 80 characters).
 */
export type Issue = Readonly<{
  linkId: string
  code: IssueCode
  params: Readonly<Record<string, string | number>>
}>

export function issue(
  item: { linkId: string; text?: string | undefined },
  code: IssueCode,
  params: Issue['params'] = {},
): Issue {
  const words = item.text ?? ''
  const question = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
  return { linkId: item.linkId, code, params: { question, ...params } }
}
