import { beginningOf } from '@/lib/guide/guide-paragraph'
import { ageYears, calendarDateWords, dateWords, timeWords } from '@/lib/platform/zoned-time'
import type { Brief, FlagKind } from './brief'
import {
  answeredByWords,
  changeWords,
  flagWords,
  flipWords,
  missingWords,
  readingWords,
  respondentsWords,
  severityWords,
  topicWords,
} from './brief-words'
import type { Trend } from './trend'

/** The brief as plain text for a clinical note: what the patient reported, with date and author, and nothing concluded from it */
export function noteText(brief: Brief, zone: string): string {
  const sections: [string, string[]][] = [
    ['WANTS TO TALK ABOUT', topicLines(brief, zone)],
    ['FLAGS', flagLines(brief)],
    ['SCORES', brief.trends.map((trend) => scoreLine(trend, zone))],
    ['CHANGED', changeLines(brief, zone)],
    ['CHANGED AFTER SENDING', correctionLines(brief, zone)],
    ['ASKED AGAIN', askedLines(brief, zone)],
    [
      'DOES NOT ADD UP',
      brief.disagreements.map(
        ({ citations }) =>
          `- ${citations.map(({ words, question, answer }) => `${words} (${question} ${answer})`).join(', yet ')}`,
      ),
    ],
    [
      'IN THEIR OWN WORDS',
      brief.ownWords.map(({ question, words, isPhotos }) =>
        isPhotos ? `- ${question}: ${words}` : `- ${question}\n  “${words.replaceAll('\n', '\n  ')}”`,
      ),
    ],
    [
      'READ AND UNDERSTOOD',
      [...guideLines(brief), ...brief.interests.map(({ question, words }) => `- ${question} ${words}`)],
    ],
    ['MISSING', missingLines(brief)],
  ]
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines].join('\n'))
  return `${[headLines(brief, zone).join('\n'), ...body].join('\n\n')}\n`
}

function headLines({ patient, visit, sending, asOf }: Brief, zone: string): string[] {
  const at = (moment: Date) => `${dateWords(moment, zone)}, ${timeWords(moment, zone)}`
  const who = respondentsWords(sending.respondents)
  return [
    `ANSWERS BEFORE THE VISIT, ${who && `reported by ${who}, `}not verified`,
    `${patient.givenName} ${patient.familyName}, born ${calendarDateWords(patient.birthDate)} (${ageYears(patient.birthDate, visit.startsAt, zone)})`,
    `Visit ${at(visit.startsAt)} with ${visit.practitioner}${visit.reason ? `: ${visit.reason}` : ''}`,
    sending.lastSentAt
      ? `Answered by ${who}, last sent ${at(sending.lastSentAt)} (${sending.sent} of ${sending.assigned} questionnaires)`
      : `Nothing was sent (${sending.assigned} assigned)`,
    sending.review ? `Reviewed by ${sending.review.by}, ${at(sending.review.at)}` : 'Not reviewed',
    `Copied ${at(asOf)} (${zone})`,
  ]
}

const topicLines = ({ topics, unheard }: Brief, zone: string): string[] => [
  ...topics.map((one, at) => {
    const about = one.passage ? ` on “${beginningOf(one.passage.words)}”` : ''
    return `${at + 1}. ${one.ownWords || one.topic}${about} (${topicWords(one, zone, one.guide)})`
  }),
  ...(unheard.length > 0 ? [`- Not sent yet: ${unheard.join('; ')}`] : []),
]

const flagLines = ({ flags, unscreened }: Brief): string[] => [
  ...flags.map(({ severity, kind, words, citations, ruleId, ruleVersion }) => {
    const unsure = kind === 'needs-clarifying' ? ', needs clarifying' : ''
    const said = citations.map(({ question, answer }) => `${question} ${answer}`).join('; ')
    return `- ${severityWords[severity]}${unsure}: ${flagWords(words, kind)}. ${said} [rule ${ruleId} ${ruleVersion}]`
  }),
  ...(unscreened.length > 0 ? [`- Not screened, since not sent: ${unscreened.join('; ')}`] : []),
]

function scoreLine({ title, max, unit, points, change, band, higherIsWorse }: Trend, zone: string): string {
  const now = points.at(-1)
  if (!now || now.value === null) return `- ${title}: no score. ${now?.cannot ?? ''}`.trimEnd()
  const value = [`${now.value} of ${max}`, unit, band && `, ${band}`]
    .filter(Boolean)
    .join(' ')
    .replace(' ,', ',')
  const since = change ? ` (${changeWords(change)}, since ${dateWords(change.since, zone)})` : ''
  return `- ${title}: ${value}${since}; higher is ${higherIsWorse ? 'worse' : 'better'}`
}

const newWords = (words: string, kind: FlagKind): string =>
  kind === 'raised' ? words : `${flagWords(words, kind)} (to clarify)`

function changeLines({ changes, flags, cleared }: Brief, zone: string): string[] {
  const flips = changes.flatMap(({ since, flips: list }) =>
    list.map((flip) => `- ${flip.question} ${flipWords(flip)} (${dateWords(since, zone)})`),
  )
  const fresh = flags.filter(({ isNew }) => isNew).map(({ words, kind }) => newWords(words, kind))
  return [
    ...flips,
    ...(fresh.length > 0 ? [`- New flags: ${fresh.join('; ')}`] : []),
    ...(cleared.length > 0 ? [`- No longer flagged: ${cleared.map(({ words }) => words).join('; ')}`] : []),
  ]
}

const correctionLines = ({ forms }: Brief, zone: string): string[] =>
  forms.flatMap(({ corrections }) =>
    corrections.flatMap(({ at, by, reason, changes, cleared }) => [
      ...changes.map(
        ({ question, before, after }) =>
          `- ${question} ${after}, was ${before} (${by}, ${dateWords(at, zone)}, ${timeWords(at, zone)}: “${reason}”)`,
      ),
      ...(cleared.length > 0 ? [`- No longer flagged since: ${cleared.join('; ')}`] : []),
    ]),
  )

const askedLines = ({ clarifications }: Brief, zone: string): string[] =>
  clarifications.map(({ question, words, by, answeredAt, reply, isChanged }) => {
    const came = answeredAt
      ? `${isChanged ? 'changed' : 'stands as it is'}, ${dateWords(answeredAt, zone)}: “${reply}”`
      : 'not answered yet'
    return `- ${question} ${by}: “${words}”; ${came}`
  })

const guideLines = ({ guides }: Brief): string[] =>
  guides.map((guide) => {
    const { title, version, state, sectionsRead, sections, missed } = guide
    const read = {
      read: 'read',
      part: `${sectionsRead} of ${sections} parts read`,
      'not-opened': 'not opened',
    }[state]
    const topics = missed.map(
      ({ topic, how }) => `${topic} (${how === 'wrong' ? 'misunderstood' : 'not sure'})`,
    )
    const seen = state === 'not-opened' ? [] : readingWords(guide)
    return `- ${title} ${version}: ${[[read, ...seen].join(', '), ...topics].join('; ')}`
  })

const missingLines = ({ missing, forms }: Brief): string[] => [
  ...answeredByWords(forms).map((words) => `- Answered: ${words}`),
  ...missing.map(({ kind, items }) => {
    const words = items.map(({ words: item, detail }) => (detail ? `${item} (${detail})` : item))
    return `- ${missingWords[kind]}: ${words.join('; ')}`
  }),
]
