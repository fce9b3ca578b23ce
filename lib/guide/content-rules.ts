import type { GlossaryEntry } from '@/lib/guide/glossary'
import { namePattern } from '@/lib/guide/glossary'
import type { GuideFile } from '@/lib/guide/guide-file'
import { type ProseLine, proseLines, wordCount } from '@/lib/guide/guide-prose'
import type { GuideRisk } from '@/lib/guide/guide-risk'
import type { GuideSection } from '@/lib/guide/guide-section'
import { readingGrade } from '@/lib/guide/reading-grade'

/** What a rule may look up outside the file. */
export interface Library {
  glossary: readonly GlossaryEntry[]
  guideIds: readonly string[]
  pictureNames: readonly string[]
}

const MAX_GRADE = 6
const WORDS = { least: 300, most: 900, section: 190 }

const NUMBER_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen|half)'
const COUNTED = new RegExp(
  `\\b${NUMBER_WORD} (?:or ${NUMBER_WORD} )?(?:weeks?|months?|years?|days?|times)\\b`,
  'i',
)
const STATED =
  /\b(approved|licensed|cleared for|boxed warning|risk of|(more|less) likely|(raises?|lowers?) (your|the|some))\b/i
const RELATIVE =
  /\b(twice|\w+ times) (as|more|less|the)\b|\b(doubles?|doubled|triples?|tripled|halves|halved)\b|\w-?fold\b|\bper ?cent\b|%(?! (cream|ointment))|\brelative risk|\bhazard ratio|\bodds\b/i
const PER_THOUSAND = /\b\d[\d,]* (in|of) 1,000\b/
const OVER_TIME = /\b(weeks?|months?|years?)\b/
const LIGHT_SKIN_COLOR = /\b(red|redness|reddish|pink)\b/i
const DARK_SKIN_COLOR = /\b(purple|gr[ae]y|brown)\b/i
const DRUG_LIKE =
  /\b\w+(?:tinib|mab|limus|borole|milast|arof|trexate|spor[ie]n?e?|prine|fenolate|phenolate|nazole|xetine|xamine|mycin|grel|ampi?n)\b/gi

/** What breaks a rule of content/ in one guide, a sentence each; an empty list for a guide that may ship. */
export function contentProblems(guide: GuideFile, library: Library): string[] {
  return [
    ...lengthProblems(guide),
    ...gradeProblems(guide, library),
    ...guide.sections.flatMap((section) => sectionProblems(section, library)),
    ...guide.nextGuides
      .filter((id) => !library.guideIds.includes(id) || id === guide.id)
      .map((id) => `leads to "${id}", which is no other guide`),
    ...wordingProblems(guide, library),
  ]
}

/**
 * A line (paragraph, list item or table row) is a fact line when it holds a digit, a counted time in words, the name of
 * a drug, or words that state an approval or a risk. It has to end with the source it rests on.
 */
export function isFactLine(line: ProseLine, glossary: readonly GlossaryEntry[]): boolean {
  if (line.kind === 'heading') return false
  return [/\d/, COUNTED, STATED, drugNames(glossary)].some((pattern) => line.text.search(pattern) >= 0)
}

/** Matches the names, generic and brand, of every glossed drug. */
export function drugNames(glossary: readonly GlossaryEntry[]): RegExp {
  const drugs = glossary.filter(({ kind }) => kind === 'drug')
  return namePattern(drugs.flatMap(({ term, also }) => [term, ...also]))
}

function lengthProblems(guide: GuideFile): string[] {
  if (guide.words >= WORDS.least && guide.words <= WORDS.most) return []
  return [`has ${guide.words} words; it needs ${WORDS.least} to ${WORDS.most}`]
}

function gradeProblems(guide: GuideFile, { glossary }: Library): string[] {
  const parts = { text: guide.sections.flatMap(linesOf).map(({ text }) => text), checks: checkTexts(guide) }
  return Object.entries(parts).flatMap(([part, lines]) => {
    const grade = readingGrade(lines, drugNames(glossary))
    return grade <= MAX_GRADE
      ? []
      : [`reads at grade ${grade.toFixed(1)} in its ${part}; at most ${MAX_GRADE}`]
  })
}

function sectionProblems(section: GuideSection, { glossary, pictureNames }: Library): string[] {
  const lines = linesOf(section)
  const text = lines.map((line) => line.text).join(' ')
  const words = wordCount(section.body) + wordCount(section.keyPoint ?? '')
  const problems = [
    ...(section.keyPoint === null ? ['has no key point'] : []),
    ...(words > WORDS.section ? [`has ${words} words; a screen holds ${WORDS.section}`] : []),
    ...section.pictures
      .filter(({ name }) => !pictureNames.includes(name))
      .map(({ name }) => `shows the picture "${name}", which is not in content/pictures`),
    ...lines
      .filter((line) => isFactLine(line, glossary) && !line.endsCited)
      .map((line) => `states a fact that does not end with its source: "${line.text}"`),
    ...section.risks.flatMap((risk) => riskProblems(risk, lines)),
    ...lines
      .filter((line) => PER_THOUSAND.test(line.text) && !OVER_TIME.test(line.text))
      .map((line) => `tells so many in 1,000 without a time: "${line.text}"`),
    ...(LIGHT_SKIN_COLOR.test(text) && !DARK_SKIN_COLOR.test(text)
      ? ['describes skin by redness alone']
      : []),
  ]
  return problems.map((problem) => `section "${section.id}" ${problem}`)
}

/** A picture of people shows what the text tells: the same figures, in a line that rests on a source */
function riskProblems({ what, groups }: GuideRisk, lines: readonly ProseLine[]): string[] {
  const told = lines.filter(({ cites }) => cites.length > 0).flatMap(({ text }) => text.match(/\d+/g) ?? [])
  return [
    ...(OVER_TIME.test(what) ? [] : [`draws a risk without a time: "${what}"`]),
    ...groups
      .filter(({ count }) => !told.includes(String(count)))
      .map(({ words }) => `draws a figure that no line with a source tells: "${words}"`),
  ]
}

function wordingProblems(guide: GuideFile, { glossary }: Library): string[] {
  const texts = [guide.title, guide.summary, ...guide.sections.flatMap(linesOf).map(({ text }) => text)]
  const everything = [...texts, ...checkTexts(guide)].join('\n')
  const glossed = glossary.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase())
  const unglossed = (everything.match(DRUG_LIKE) ?? []).filter(
    (name) => !glossed.includes(name.toLowerCase()),
  )
  const relative = RELATIVE.exec(everything)?.[0]
  return [
    ...[...new Set(unglossed)].map((name) => `names "${name}", which the glossary does not explain`),
    ...(relative ? [`compares risks in relative words: "${relative}"`] : []),
    ...(/[!]|\bplease\b/i.test(everything) ? ['has an exclamation mark or a "please"'] : []),
  ]
}

function linesOf(section: GuideSection): ProseLine[] {
  return [...proseLines(section.keyPoint ?? ''), ...proseLines(section.body)].filter(
    ({ kind }) => kind !== 'heading',
  )
}

function checkTexts(guide: GuideFile): string[] {
  return guide.checks.flatMap(({ topic, question, options }) => [
    topic,
    question,
    ...options.flatMap(({ text, explanation }) => [text, explanation]),
  ])
}
