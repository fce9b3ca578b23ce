import { isObject } from './import-file'
import { type IssueType, type OutcomeIssue, outcomeIssue } from './operation-outcome'

/** The elements that R4 gives each part of a response, besides those of every element; "_name" carries a primitive's extensions */
const base = ['id', 'extension', 'modifierExtension']
const elements = {
  response: new Set([
    ...base,
    ...['resourceType', 'meta', 'implicitRules', 'language', 'text', 'contained', 'identifier', 'basedOn'],
    ...['partOf', 'questionnaire', 'status', 'subject', 'encounter', 'authored', 'author', 'source', 'item'],
  ]),
  item: new Set([...base, 'linkId', 'definition', 'text', 'answer', 'item']),
  answer: new Set([...base, 'item']),
}
const withExtensions = new Set(
  ['implicitRules', 'language', 'questionnaire', 'status', 'authored', 'linkId', 'definition', 'text'].map(
    (name) => `_${name}`,
  ),
)

/** FHIR R4's answer.value[x] */
const valueNames = new Set(
  [
    ...['Boolean', 'Decimal', 'Integer', 'Date', 'DateTime', 'Time', 'String', 'Uri', 'Attachment', 'Coding'],
    ...['Quantity', 'Reference'],
  ].map((type) => `value${type}`),
)

export const valueKeys = (answer: Record<string, unknown>): string[] =>
  Object.keys(answer).filter((key) => valueNames.has(key))

/** Where issues go, until there are more than anybody reads */
export class Findings {
  readonly issues: OutcomeIssue[] = []
  #more = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get isFull(): boolean {
    return this.#more > 0
  }

  error(code: IssueType, text: string, path: string): void {
    this.add('error', code, text, path)
  }

  add(severity: OutcomeIssue['severity'], code: IssueType, text: string, path: string): void {
    if (this.issues.length < this.#most) this.issues.push(outcomeIssue(severity, code, text, path))
    else if (this.#more++ === 0)
      this.issues.push(outcomeIssue('information', 'too-long', 'There is more; correct these first.'))
  }
}

/** What JSON can carry and FHIR cannot, in one element: unknown names, empty things, modifiers nobody here understands */
export function checkElement(
  json: Record<string, unknown>,
  kind: keyof typeof elements,
  path: string,
  found: Findings,
): void {
  for (const [key, value] of Object.entries(json)) {
    const isValue = kind === 'answer' && valueNames.has(key.replace(/^_/, ''))
    if (!isValue && !elements[kind].has(key) && !withExtensions.has(key))
      found.error('structure', `FHIR R4 has no element “${key.slice(0, 80)}” here.`, path)
    else if (isEmpty(value))
      found.error('structure', `The element “${key}” is empty. Leave it out instead.`, path)
  }
  if (Object.hasOwn(json, 'modifierExtension') && !isEmpty(json.modifierExtension))
    found.error(
      'extension',
      'A modifier extension can change what this means, and it is not understood here.',
      path,
    )
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

/** The objects of a list with their paths; what is no list or no object is said */
export function elementsIn(
  list: unknown,
  path: string,
  found: Findings,
): { json: Record<string, unknown>; path: string }[] {
  if (list === undefined) return []
  if (!Array.isArray(list)) {
    found.error('structure', 'Here FHIR R4 has a list.', path)
    return []
  }
  const read: { json: Record<string, unknown>; path: string }[] = []
  for (const [at, json] of list.entries()) {
    if (found.isFull) break
    if (isObject(json)) read.push({ json, path: `${path}[${at}]` })
    else found.error('structure', 'Here FHIR R4 has an object.', `${path}[${at}]`)
  }
  return read
}
