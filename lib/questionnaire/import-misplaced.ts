import { extensionUrl } from './extension'
import { type Found, objects } from './import-file'

const numbers = ['integer', 'decimal', 'quantity']
const texts = ['string', 'text', 'open-choice']
const choices = ['choice', 'open-choice']

/** What stands on an item that it says nothing about, so that whoever wrote it is not left to think that it works */
export function* misplaced({ json }: Found): Iterable<string> {
  const type = String(json.type ?? '')
  const carries = (url: string) => objects(json.extension).some((one) => one.url === url)
  const repeats = json.repeats === true
  if (type === 'group' || type === 'display') return
  if (!texts.includes(type) && json.maxLength !== undefined)
    yield `limits the length of an answer, which a ${type} does not have. It has no effect.`
  if (!texts.includes(type) && carries(extensionUrl.minLength))
    yield `asks for a least length, which a ${type} does not have. It has no effect.`
  if (!texts.includes(type) && carries(extensionUrl.regex))
    yield `asks for a pattern, which only text is held to. It has no effect.`
  if (!numbers.includes(type) && (carries(extensionUrl.unit) || carries(extensionUrl.unitOption)))
    yield 'has a unit, which only a number has. It has no effect.'
  if (type !== 'quantity' && carries(extensionUrl.unitOption))
    yield 'offers units to choose from, which only a quantity does. It has no effect.'
  if (!numbers.includes(type) && carries(extensionUrl.maxDecimalPlaces))
    yield 'limits the digits after the point, which only a number has. It has no effect.'
  if (!repeats && carries(extensionUrl.maxOccurs))
    yield 'says how often it may be answered but does not repeat. It is answered once.'
  if (!choices.includes(type) && carries(extensionUrl.choiceOrientation))
    yield 'says how its answers are laid out but has none to choose from. It has no effect.'
  if (!repeats && objects(json.initial).length > 1)
    yield 'starts with several values but takes one. The first is used.'
  if (typeof json.definition === 'string') yield 'refers to a definition elsewhere, which is not looked at.'
}
