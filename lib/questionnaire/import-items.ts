import { isFhirText } from './address'
import {
  type Found,
  type ImportFile,
  type ImportNote,
  isObject,
  MOST_LEVELS,
  nameOf,
  objects,
} from './import-file'
import { itemTypes, operators } from './schema'

const answerKinds = ['Boolean', 'Integer', 'Decimal', 'Date', 'String', 'Coding', 'Quantity'].map(
  (kind) => `answer${kind}`,
)
const optionKinds = ['valueCoding', 'valueString', 'valueInteger', 'valueDate']

/** Every reason why this item cannot be shown, as whole sentences that name it */
export function itemProblems(found: Found, file: ImportFile): ImportNote[] {
  const note = (sentence: string): ImportNote => ({ linkId: found.linkId, sentence })
  const faults = [
    ...identity(found, file),
    ...shape(found),
    ...choices(found, file),
    ...conditions(found, file),
  ]
  return [
    ...faults.map(note),
    ...[...words(found)].map((one) => ({ ...note(one), isOursToWant: true as const })),
  ]
}

function* identity(found: Found, file: ImportFile): Iterable<string> {
  const name = nameOf(found)
  if (found.linkId === null) yield `${name} has no linkId. Give it one that no other item has.`
  else if (found.linkId === '__proto__') yield `${name} has a linkId that cannot be stored. Give it another.`
  else if (found.linkId.length > 255) yield `${name} has a linkId over 255 characters. Shorten it.`
  else if (!isFhirText(found.linkId))
    yield `${name} has a linkId with a control character, which FHIR does not allow. Give it another.`
  else if ((file.byLinkId.get(found.linkId)?.length ?? 0) > 1)
    yield `${name} shares its linkId ${found.linkId} with another item. Give each its own.`
  if (found.depth === MOST_LEVELS + 1)
    yield `${name} stands more than ${MOST_LEVELS} levels deep. Flatten its groups.`
}

function* shape(found: Found): Iterable<string> {
  const { json } = found
  const name = nameOf(found)
  const type = String(json.type ?? '')
  if (!itemTypes.some((one) => one === type))
    yield type === ''
      ? `${name} has no type.`
      : `${name} is of type ${type}, which cannot be shown. Use one of: ${itemTypes.join(', ')}.`
  if (type === 'boolean' && json.repeats === true)
    yield `${name} takes several answers of yes or no, which says nothing. Take the repeats away.`
  if (type === 'display' && json.repeats === true)
    yield `${name} is a repeating display, which FHIR does not allow. Take the repeats away.`
  if (type === 'display' && objects(json.item).length > 0)
    yield `${name} is a display with items inside, which FHIR does not allow.`
  if (type === 'group' && objects(json.item).length === 0)
    yield `${name} is a group with nothing in it. Remove it or add items.`
  if (Array.isArray(json.modifierExtension) && json.modifierExtension.length > 0)
    yield `${name} carries a modifier extension, which can change what it means. Remove it.`
}

function* words(found: Found): Iterable<string> {
  const { type, text } = found.json
  if (type !== 'group' && !(typeof text === 'string' && text.trim() !== ''))
    yield `${nameOf(found)} has no text. Write what it asks.`
}

function* choices(found: Found, file: ImportFile): Iterable<string> {
  const { json } = found
  const name = nameOf(found)
  const isChoice = json.type === 'choice' || json.type === 'open-choice'
  const options = objects(json.answerOption)
  const valueSet = json.answerValueSet
  if (!isChoice) {
    if (options.length > 0 || valueSet !== undefined)
      yield `${name} lists answers but is no choice. Make its type choice.`
    return
  }
  if (options.some((option) => !optionKinds.some((kind) => Object.hasOwn(option, kind))))
    yield `${name} has an answer that is neither a coding, text, a whole number nor a date.`
  if (options.some(({ valueCoding }) => isObject(valueCoding) && !valueCoding.code && !valueCoding.display))
    yield `${name} has an answer with neither a code nor words.`
  if (typeof valueSet === 'string' && !valueSet.startsWith('#'))
    yield `${name} takes its answers from ${valueSet}, which is outside the file. List them in the item.`
  else if (typeof valueSet === 'string' && !file.lists(valueSet))
    yield `${name} takes its answers from ${valueSet}, which is not in the file or lists no codes. List them in the item.`
  else if (valueSet === undefined && options.length === 0 && json.type === 'choice')
    yield `${name} has no answers to choose from.`
}

function* conditions(found: Found, file: ImportFile): Iterable<string> {
  const { json } = found
  const name = nameOf(found)
  const given = objects(json.enableWhen)
  if (given.length > 1 && json.enableBehavior === undefined)
    yield `${name} has several conditions but does not say whether all or any must hold (enableBehavior).`
  for (const condition of given) {
    const { question, operator } = condition
    const source = typeof question === 'string' ? file.byLinkId.get(question)?.[0] : undefined
    if (!source) yield `${name} is shown depending on ${String(question)}, which is not in the file.`
    else if (source.json.type === 'group' || source.json.type === 'display')
      yield `${name} is shown depending on ${nameOf(source)}, which takes no answer.`
    if (!operators.some((one) => one === operator))
      yield `${name} has a condition with the operator ${String(operator)}, which FHIR R4 does not have.`
    const kinds = Object.keys(condition).filter((key) => key.startsWith('answer'))
    const unknown = kinds.find((kind) => !answerKinds.includes(kind))
    if (unknown) yield `${name} has a condition on ${unknown}, which cannot be compared here.`
    else if (kinds.length !== 1)
      yield `${name} has a condition with ${kinds.length === 0 ? 'no answer' : 'more than one answer'} to compare with.`
    else if (operator === 'exists' && kinds[0] !== 'answerBoolean')
      yield `${name} has a condition “exists” whose answer is not true or false.`
  }
}
