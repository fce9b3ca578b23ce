import { extensionUrl, scaleOf } from './extension'
import { type Found, type ImportNote, isObject, nameOf, objects } from './import-file'

import { misplaced } from './import-misplaced'
import { isCheckable } from './pattern'
import { questionnaireSchema } from './schema'

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-'
const hl7 = 'http://hl7.org/fhir/StructureDefinition/'

/** These change what is asked or what an answer means: a form shown without them would be another form */
const refusing = new Map([
  [`${sdc}answerExpression`, 'takes its answers from an expression'],
  [`${sdc}candidateExpression`, 'takes its answers from an expression'],
  [`${sdc}answerOptionsToggleExpression`, 'shows its answers depending on an expression'],
  [`${sdc}subQuestionnaire`, 'takes its items from another questionnaire'],
  [`${hl7}cqf-expression`, 'takes a part from an expression'],
  [`${hl7}cqf-calculatedValue`, 'takes a part from an expression'],
])

/** These make it look or check otherwise; the question stays the same */
const differing = new Map([
  [`${hl7}questionnaire-constraint`, 'has a rule of its own, which is not checked'],
  [`${hl7}questionnaire-supportLink`, 'has a link, which is not shown'],
  [`${hl7}questionnaire-usageMode`, 'says when it is used; it is always shown'],
  [`${hl7}rendering-style`, 'has a style, which is not used'],
  [`${hl7}rendering-xhtml`, 'has formatted text; its plain text is shown'],
  [`${hl7}rendering-markdown`, 'has formatted text; its plain text is shown'],
  [`${sdc}initialExpression`, 'starts with a value from an expression; it starts empty'],
])

const known: ReadonlySet<string> = new Set(Object.values(extensionUrl))
const controls = ['slider', 'radio-button', 'check-box', 'drop-down', 'page', 'help', 'body-site']
const isMarkup = /<\/?[a-z][^>]*>/i

/** What an item's (or the file's) extensions and texts make impossible, and what will look different */
export function extensionNotes(found: Found): { refused: ImportNote[]; degraded: ImportNote[] } {
  const name = found.depth === 0 ? 'The questionnaire' : nameOf(found)
  const note = (sentence: string): ImportNote => ({ linkId: found.linkId, sentence: `${name} ${sentence}` })
  const extensions = carried(found)
  const urls = [...new Set(extensions.map((one) => String(one.url)))]
  const refused = urls.flatMap((url) => {
    const reason = refusing.get(url)
    return reason ? note(`${reason} (${url.split('/').at(-1)}), which cannot be done here yet.`) : []
  })
  const degraded = urls.flatMap((url) => {
    if (known.has(url) || refusing.has(url)) return []
    const difference = differing.get(url)
    return note(
      difference
        ? `${difference}.`
        : `carries an extension that is not known here: ${url}. It has no effect.`,
    )
  })
  return { refused, degraded: [...degraded, ...[...looks(found, extensions), ...misplaced(found)].map(note)] }
}

/** Extensions on the element itself, on its texts ("_text") and on its options */
function carried({ json }: Found): Record<string, unknown>[] {
  const underscored = Object.entries(json).filter(([key]) => key.startsWith('_'))
  const options = objects(json.answerOption)
  const codings = options.map((option) => option.valueCoding).filter(isObject)
  const elements = [json, ...options, ...codings, ...underscored.map(([, value]) => value).filter(isObject)]
  return elements.flatMap((element) => objects(element.extension))
}

function* looks({ json }: Found, extensions: readonly Record<string, unknown>[]): Iterable<string> {
  const value = (url: string) => extensions.find((one) => one.url === url)
  const concept = value(extensionUrl.itemControl)?.valueCodeableConcept
  const control = isObject(concept) ? objects(concept.coding).find((one) => one.code)?.code : undefined
  if (typeof control === 'string' && !controls.includes(control))
    yield `asks to be shown as ${control}; it is shown in the ordinary way.`
  if (control === 'slider' && !isScale(json))
    yield 'asks for a slider that is not a whole number with at most 21 steps; a number is typed instead.'
  const pattern = value(extensionUrl.regex)?.valueString
  if (typeof pattern === 'string' && !isCheckable(pattern))
    yield 'asks for a pattern that cannot be checked within a fixed time; any answer is taken.'
  const texts = [json.text, json.title, json.description, ...objects(json.answerOption).flatMap(optionTexts)]
  if (texts.some((text) => typeof text === 'string' && isMarkup.test(text)))
    yield 'has HTML in its text. It is shown as written, not as formatting.'
}

function isScale(json: Record<string, unknown>): boolean {
  const read = questionnaireSchema.safeParse({
    resourceType: 'Questionnaire',
    status: 'draft',
    item: [{ ...json, item: undefined }],
  })
  const [item] = read.data?.item ?? []
  return item !== undefined && scaleOf(item) !== undefined
}

const optionTexts = (option: Record<string, unknown>): unknown[] => [
  option.valueString,
  isObject(option.valueCoding) ? option.valueCoding.display : undefined,
]
