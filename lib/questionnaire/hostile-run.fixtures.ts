import { flagResponse } from '@/lib/flag/flag'
import { computed } from '@/lib/score/computed'
import { scoreResponse } from '@/lib/score/score'
import { answerRows } from './answer-words'
import type { Answer, Answers } from './answers'
import { withoutDisabled } from './enablement'
import { readPage } from './form-post'
import { hostileFiles } from './hostile.fixtures'
import { checkImport } from './importing'
import { isQuestion, itemIndex } from './item-index'
import { journey } from './journey'
import { checkLibraryFile } from './library-file'
import { optionsOf } from './options'
import { outlineOf } from './outline'
import { toQuestionnaireResponse } from './response'
import { checkResponse } from './response-check'
import { fromQuestionnaireResponse } from './response-reading'
import { type Item, type Questionnaire, questionnaireSchema } from './schema'
import { inLanguage } from './translation'
import { unrolled } from './unrolled'
import { validate } from './validate'

/**
 * Everything that happens to each hostile file, run by hostile.test.ts in a process of its own: bringing it in, and, as if
 * it had been let in all the same, everything that a patient's answers to it go through. Says what it does before it does
 * it, so that whoever waits knows where it hangs; then what took more than a second of the processor, and at the end how
 * much memory it had at most beyond what loading it took.
 */
const LONGEST_STEP = 1000
const MEGABYTE = 1024
const say = (line: string) => process.stdout.write(`${line}\n`)
const processorTime = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

let file = ''
const atFirst = process.resourceUsage().maxRSS
const step = (what: string, work: () => void) => {
  say(`${file}: ${what}`)
  const before = processorTime()
  work()
  const took = processorTime() - before
  if (took > LONGEST_STEP) say(`too long: ${file}: ${what} took ${Math.round(took)} ms`)
}

for (const [name, text] of hostileFiles()) {
  file = name
  step('check', () => void checkImport(text))
  step('library', () => void checkLibraryFile(text))
  const read = parsed(text)
  if (read) everythingAbout(read)
}
if (Reflect.get({}, 'polluted') !== undefined) throw new Error('a prototype was changed')
const grown = Math.round((process.resourceUsage().maxRSS - atFirst) / MEGABYTE)
if (grown > 200) say(`too large: ${grown} MB more than at first`)
say('done')

function parsed(json: string): Questionnaire | undefined {
  try {
    return questionnaireSchema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

function everythingAbout(questionnaire: Questionnaire): void {
  let answers: Answers = {}
  step('answer', () => {
    answers = answersTo(questionnaire)
  })
  step('compute', () => {
    answers = computed(questionnaire, answers)
  })
  step('journey', () => void journey(questionnaire, answers))
  step('rows', () => void answerRows(questionnaire, answers, { notAsked: true }))
  step('outline', () => void outlineOf(questionnaire))
  step('validate', () => void validate(questionnaire, answers, 'completed'))
  step('language', () => void inLanguage(questionnaire, 'es'))
  step('page', () => void readPage(questionnaire, '1', new FormData(), answers))
  step('export', () => {
    const counted = withoutDisabled(questionnaire, answers)
    const response = toQuestionnaireResponse(questionnaire, counted, { status: 'completed' })
    fromQuestionnaireResponse(questionnaire, response)
  })
  step('response', () => {
    checkResponse(questionnaire, toQuestionnaireResponse(questionnaire, answers, { status: 'completed' }))
  })
  step('score', () => void scoreResponse(questionnaire, answers))
  step('flag', () => void flagResponse(questionnaire, answers, { ageYears: 40 }))
}

/** An answer to every question, also to what is repeated, of letters that patterns like least */
function answersTo(questionnaire: Questionnaire): Answers {
  const { places } = itemIndex(unrolled(questionnaire, {}))
  return Object.fromEntries(
    places.flatMap(({ item }) =>
      isQuestion(item) ? [[item.linkId, answerTo(questionnaire, item)] as const] : [],
    ),
  )
}

function answerTo(questionnaire: Questionnaire, item: Item): Answer {
  if (item.type === 'integer') return { values: [{ valueInteger: 1 }] }
  if (item.type === 'boolean') return { values: [{ valueBoolean: true }] }
  const options = optionsOf(questionnaire, item)
  if (options.length > 0) return { values: options.slice(0, 500).map((option) => option.value) }
  return { values: [{ valueString: `${'a'.repeat(400)}!` }] }
}
