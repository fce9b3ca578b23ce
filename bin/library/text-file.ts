import { readFileSync, statSync } from 'node:fs'
import { Refused } from './refused'

const MOST_BYTES = 5_000_000

/** The text of a file, or a Refused that says in one sentence why there is none */
export function textOf(path: string): string {
  const at = statSync(path, { throwIfNoEntry: false })
  if (!at) throw new Refused([`There is no file ${path}.`])
  if (!at.isFile()) throw new Refused([`${path} is no file. Name the file of one questionnaire.`])
  if (at.size > MOST_BYTES) throw new Refused([`${path} is larger than 5 MB: it is no questionnaire.`])
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof TypeError) throw new Refused([`${path} is not text in UTF-8.`])
    throw new Refused([`${path} cannot be read (${String(Reflect.get(Object(error), 'code'))}).`])
  }
}
