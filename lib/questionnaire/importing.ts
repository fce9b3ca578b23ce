import { audienceProblems } from './audience'
import { unanswerable, withoutEffect } from './import-answerable'
import { extensionNotes } from './import-extensions'
import {
  deepest,
  fileOf,
  type ImportFile,
  type ImportNote,
  isObject,
  MOST_LEVELS,
  nameOf,
} from './import-file'
import { itemProblems } from './import-items'
import { itemIndex } from './item-index'
import { type Item, type Questionnaire, questionnaireSchema } from './schema'

export type ImportCheck =
  | Readonly<{ ok: true; questionnaire: Questionnaire; degraded: readonly ImportNote[] }>
  | Readonly<{ ok: false; problems: readonly ImportNote[] }>

const MOST_BYTES = 1024 * 1024
const MOST_NESTED = 400
const MOST_PROBLEMS = 200
const whole = (sentence: string): ImportNote => ({ linkId: null, sentence })
const wanted = (sentence: string): ImportNote => ({ linkId: null, sentence, isOursToWant: true })
const refused = (...problems: ImportNote[]): ImportCheck => ({
  ok: false,
  problems: problems.slice(0, MOST_PROBLEMS),
})

/**
 * Looks at a file from elsewhere, as its text or parsed: either it can be shown, with what will look different named in
 * `degraded`, or every reason why not is. Nothing is dropped in silence; the questionnaire keeps what we do not read.
 * What only a patient's form wants (a title, words) is no reason where a file is judged by FHIR alone, `as` 'fhir'.
 */
export function checkImport(given: unknown, as: 'form' | 'fhir' = 'form'): ImportCheck {
  const tooBig = refused(whole('The file is larger than 1 MB. Split it into smaller questionnaires.'))
  if (typeof given === 'string' && given.length > MOST_BYTES) return tooBig
  const json = typeof given === 'string' ? parsed(given) : given
  if (json === undefined)
    return refused(whole('The file is not JSON. Export the questionnaire as FHIR R4 JSON.'))
  if (deepest(json) > MOST_NESTED)
    return refused(whole(`The file is nested more than ${MOST_LEVELS} levels deep. Flatten its groups.`))
  if (size(json) > MOST_BYTES) return tooBig
  if (!isObject(json) || json.resourceType !== 'Questionnaire') return refused(whole(notQuestionnaire(json)))
  const file = fileOf(json)
  const release = otherRelease(file)
  if (release) return refused(whole(release))
  return checkFile(file, as)
}

function checkFile(file: ImportFile, as: 'form' | 'fhir'): ImportCheck {
  const extensions = [{ json: file.json, linkId: null, depth: 0 }, ...file.items].map(extensionNotes)
  const problems = [
    ...rootProblems(file),
    ...extensions.flatMap((one) => one.refused),
    ...file.items.flatMap((one) => itemProblems(one, file)),
  ]
  const [wants = [], faults = []] = as === 'fhir' ? parted(problems) : [[], problems]
  if (faults.length > 0) return refused(...faults)
  const read = questionnaireSchema.safeParse(file.json)
  if (!read.success) return refused(...read.error.issues.map((one) => misshapen(one, file.json)))
  const loops = [...itemIndex(read.data).loops.keys()]
  if (loops.length > 0) return refused(...loops.map((place) => inLoop(place.item)))
  const audiences = audienceProblems(read.data)
  if (audiences.length > 0) return refused(...audiences)
  const impossible = unanswerable(read.data)
  if (as === 'form' && impossible.length > 0) return refused(...impossible)
  const degraded = [
    ...[...wants, ...impossible, ...rootNotes(file.json)],
    ...extensions.flatMap((one) => one.degraded),
    ...withoutEffect(read.data),
  ]
  return { ok: true, questionnaire: read.data, degraded }
}

const parted = (notes: readonly ImportNote[]) => [
  notes.filter((one) => one.isOursToWant),
  notes.filter((one) => !one.isOursToWant),
]

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** In characters of JSON; a cycle, which no file has, counts as too big */
function size(json: unknown): number {
  try {
    return (JSON.stringify(json) ?? '').length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function notQuestionnaire(json: unknown): string {
  const type = isObject(json) && typeof json.resourceType === 'string' ? json.resourceType : undefined
  if (type)
    return `The file is a FHIR ${type}, not a Questionnaire. Pick the file of the questionnaire itself.`
  return 'The file is not a FHIR Questionnaire: it has no resourceType. Export the questionnaire as FHIR R4 JSON.'
}

/** What only stands in a release of FHIR other than R4 */
function otherRelease({ json, items: found }: ImportFile): string | undefined {
  const items = found.map((one) => one.json)
  const has = (key: string) => Object.hasOwn(json, key) || items.some((item) => Object.hasOwn(item, key))
  const profiles =
    isObject(json.meta) && Array.isArray(json.meta.profile) ? json.meta.profile.map(String) : []
  const newer = [
    'versionAlgorithmString',
    'versionAlgorithmCoding',
    'copyrightLabel',
    'answerConstraint',
    'disabledDisplay',
  ]
  const five = newer.find(has) ?? (items.some((item) => item.type === 'coding') ? 'type “coding”' : undefined)
  const named = profiles.find((one) => one.endsWith('|5.0.0'))
  if (five ?? named) return `The file is FHIR R5 (it uses ${five ?? named}). Export it as FHIR R4.`
  const three = ['option', 'options'].find((key) => items.some((item) => Object.hasOwn(item, key)))
  return three ? `The file is FHIR STU3 (it uses ${three}). Export it as FHIR R4.` : undefined
}

function* rootProblems({ json, items }: ImportFile): Iterable<ImportNote> {
  if (typeof json.url !== 'string' || json.url === '')
    yield wanted('The questionnaire has no url. Add the address that identifies it.')
  if (typeof json.title !== 'string' || json.title.trim() === '')
    yield wanted('The questionnaire has no title. Add one: the patient sees it.')
  if (items.length === 0) yield wanted('The questionnaire has no questions.')
  if (Array.isArray(json.modifierExtension) && json.modifierExtension.length > 0)
    yield whole(
      'The questionnaire carries a modifier extension, which can change what its questions mean. Remove it.',
    )
}

function* rootNotes(json: Record<string, unknown>): Iterable<ImportNote> {
  if (typeof json.version !== 'string' || json.version === '')
    yield whole('The questionnaire has no version. It gets one when it is added.')
  if (json.status !== 'active') yield whole(`Its status is ${String(json.status)}, not active.`)
  if (Array.isArray(json.subjectType) && !json.subjectType.includes('Patient'))
    yield whole('It was made for a subject other than a patient. Here it is asked about the patient.')
  if (Object.hasOwn(json, 'derivedFrom'))
    yield whole('It derives from another questionnaire, which is not looked at.')
}

/** What is left for the schema to find is of the wrong shape; the nearest item is named */
function misshapen(found: { path: PropertyKey[] }, json: unknown): ImportNote {
  let nearest: { json: Record<string, unknown>; linkId: string; depth: number } | undefined
  let at: unknown = json
  for (const key of found.path) {
    at = at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined
    if (isObject(at) && typeof at.linkId === 'string') nearest = { json: at, linkId: at.linkId, depth: 0 }
  }
  const part = String(found.path.findLast((key) => typeof key === 'string') ?? 'file')
  const whose = nearest ? `${nameOf(nearest)} has a part “${part}”` : `The part “${part}”`
  return {
    linkId: nearest?.linkId ?? null,
    sentence: nearest
      ? `${whose} that is not as FHIR R4 writes it. Correct it.`
      : `${whose} of the file is not as FHIR R4 writes it. Correct it.`,
  }
}

function inLoop(item: Item): ImportNote {
  const name = nameOf({ json: item, linkId: item.linkId, depth: 0 })
  return {
    linkId: item.linkId,
    sentence: `${name} is shown or worked out depending on itself, through other items. Break the loop in its conditions and expressions.`,
  }
}
