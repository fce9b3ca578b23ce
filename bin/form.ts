// npm run -s form -- check QUESTIONNAIRE.json [RESPONSE.json]   prints a FHIR OperationOutcome; exit 1 where it holds an error
// npm run -s form -- score QUESTIONNAIRE.json RESPONSE.json      prints each calculated item as "linkId value"
// Needs no database and no network.
import { linkIdOf } from '@/lib/questionnaire/address'
import { type Answers, answerOf, type FhirValue, valuesOf } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import { isCalculated } from '@/lib/questionnaire/extension'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { hasError, type OutcomeIssue, outcomeIssue, outcomeOf } from '@/lib/questionnaire/operation-outcome'
import { checkQuestionnaire } from '@/lib/questionnaire/questionnaire-check'
import { checkResponse, type ResponseCheck } from '@/lib/questionnaire/response-check'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import { computed } from '@/lib/score/computed'
import { type Score, scoreResponse } from '@/lib/score/score'
import { Refused } from './library/refused'
import { textOf } from './library/text-file'

const USAGE =
  'Say what to do: npm run -s form -- check QUESTIONNAIRE.json [RESPONSE.json], or npm run -s form -- score QUESTIONNAIRE.json RESPONSE.json.'

function main([verb, form, answers, ...rest]: string[]): void {
  if (rest.length > 0 || form === undefined) refuse([USAGE])
  else if (verb === 'check') check(form, answers)
  else if (verb === 'score' && answers !== undefined) score(form, answers)
  else refuse([USAGE])
}

function check(form: string, answers: string | undefined): void {
  const { issues, questionnaire } = checkQuestionnaire(textOf(form))
  if (answers === undefined) tell(issues)
  else if (questionnaire) tell([...issues, ...responseIn(questionnaire, answers).issues])
  else tell([...issues, outcomeIssue('information', 'informational', 'So the response was not checked.')])
}

function score(form: string, answers: string): void {
  const { issues, questionnaire } = checkQuestionnaire(textOf(form))
  const response = questionnaire && responseIn(questionnaire, answers)
  if (questionnaire && response?.isResponse) {
    tellCalculated(questionnaire, response.answers)
    tellScores(scoreResponse(questionnaire, response.answers))
  } else tell(response?.issues ?? issues)
}

/** Worked out anew: what the response claims for them counts for nothing */
function tellCalculated(questionnaire: Questionnaire, claimed: Answers): void {
  const made = computed(questionnaire, claimed)
  const answers = withoutDisabled(questionnaire, made)
  for (const { item } of itemIndex(unrolled(questionnaire, made)).places) {
    if (!isCalculated(item)) continue
    const linkId = linkIdOf(item.linkId)
    const [value] = valuesOf(answerOf(answers, item.linkId))
    if (value) process.stdout.write(`${linkId} ${plain(value)}\n`)
    else process.stderr.write(`${linkId} has no value.\n`)
  }
}

function plain(value: FhirValue): string {
  const [said] = Object.values(value)
  if (typeof said !== 'object') return String(said)
  return 'value' in said
    ? `${said.value} ${said.unit ?? ''}`.trim()
    : String('code' in said ? said.code : said.url)
}

/** What has no value is no line: it says why beside the output, and is never 0 */
function tellScores(scores: readonly Score[]): void {
  for (const one of scores) {
    if ('value' in one) process.stdout.write(`${one.id} ${one.value}\n`)
    else process.stderr.write(`${one.id} has no value. ${one.cannot}\n`)
  }
}

function responseIn(questionnaire: Questionnaire, path: string): ResponseCheck {
  const text = textOf(path).replace(/^\uFEFF/, '')
  try {
    return checkResponse(questionnaire, JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refused([`${path} is not JSON.`])
  }
}

function tell(issues: readonly OutcomeIssue[]): void {
  process.stdout.write(`${JSON.stringify(outcomeOf(issues), null, 2)}\n`)
  if (hasError(issues)) process.exitCode = 1
}

const refuse = (sentences: readonly string[]): void =>
  tell(sentences.map((sentence) => outcomeIssue('fatal', 'processing', sentence)))

try {
  main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refused)) console.error(error)
  refuse(error instanceof Refused ? error.sentences : ['The check itself failed. This is a defect of ours.'])
}
