import type { Outcome } from '@/lib/agenda/outcome'
import { dayMonthWords } from '@/lib/platform/zoned-time'
import type { AnswerChange } from './answer-changes'
import type { BriefForm, BriefGuide, FlagKind, MissingKind, Respondent, Severity, Topic } from './brief'
import type { ScoreChange } from './trend'

/** The clinic's words for what the brief tells; the screen and the note say the same */
export const severityWords: Record<Severity, string> = {
  urgent: 'Urgent',
  high: 'High',
  moderate: 'Moderate',
  note: 'Note',
}

const sourceWords: Record<Topic['source'], string> = {
  picked: 'picked',
  own_words: 'own words',
  asked_in_guide: 'asked about in a guide',
  misunderstood: 'misunderstood in a guide',
}

export const outcomeWords: Record<Outcome, string> = {
  discussed: 'Discussed',
  'put-off': 'Put off',
  'not-needed': 'Not needed',
}

export const respondentWords: Record<Respondent, string> = {
  patient: 'the patient',
  parent: 'a parent',
  carer: 'a carer',
  staff: 'clinic staff',
}

export const missingWords: Record<MissingKind, string> = {
  'in-progress': 'In progress',
  'not-opened': 'Not opened',
  'not-assigned': 'Not assigned',
  declined: 'Preferred not to say',
  'not-sure': 'Not sure',
  skipped: 'Not answered',
  'not-shown': 'Not shown',
}

/** The rule's own words; a flag that needs clarifying says so beside them, so its "To clarify:" is taken off here */
export const flagWords = (words: string, kind: FlagKind): string =>
  kind === 'needs-clarifying' ? words.replace(/^To clarify: /, '') : words

/** Where a topic came from, that it was put off before, and what came of it at this visit */
export const topicWords = (
  { source, addedBy, putOffAt, outcome }: Topic,
  zone: string,
  guide: string | null = null,
): string =>
  [
    guide ? `${sourceWords[source]}: ${guide}` : sourceWords[source],
    addedBy && `by ${respondentWords[addedBy]}`,
    putOffAt && `put off on ${dayMonthWords(putOffAt, zone)}`,
    outcome && outcomeWords[outcome].toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ')

/** "+4, worse, meaningful" */
export function changeWords({ difference, direction, isMeaningful }: ScoreChange): string {
  if (direction === 'same') return 'the same'
  const size = `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`
  const weight = isMeaningful === null ? '' : isMeaningful ? ', a meaningful change' : ', small'
  return `${size}, ${direction}${weight}`
}

/** "the patient", "the patient and a parent" */
export const respondentsWords = (respondents: readonly Respondent[]): string =>
  new Intl.ListFormat('en').format(respondents.map((one) => respondentWords[one]))

/** Who answered what, where it was not the same person throughout: "How is your skin? by a parent" */
export const answeredByWords = (forms: readonly BriefForm[]): string[] => {
  const sent = Map.groupBy(
    forms.filter(({ sentAt }) => sentAt !== null),
    ({ respondent }) => respondent,
  )
  if (sent.size < 2) return []
  return [...sent].map(
    ([who, of]) =>
      `${of.map(({ title }) => title).join(', ')} by ${who ? respondentWords[who] : 'somebody unnamed'}`,
  )
}

/** "“No”, was “Yes”"; "now also Face; no longer Chest" */
export function flipWords(change: AnswerChange): string {
  const then = askedThenWords(change.askedThen)
  if (change.kind === 'other') return `“${change.now}”, was “${change.before}”${then}`
  const { came, gone } = change
  return [came && `now also ${came}`, gone && `no longer ${gone}`].filter(Boolean).join('; ') + then
}

/** After an answer of before: the words that it was given to, where they were others */
export const askedThenWords = (words: string | undefined): string =>
  words === undefined ? '' : ` (asked then: “${words}”)`

/** How long the parts of a guide were in view, and to the end: what is known of the reading, and nothing of understanding */
export const readingWords = ({ minutes, endsSeen, sections }: BriefGuide): string[] => [
  ...(minutes > 0 ? [`${minutes} min on the pages`] : []),
  ...(endsSeen > 0 && endsSeen < sections ? [`${endsSeen} of ${sections} scrolled to the end`] : []),
]
