import { flagProblems } from '@/lib/flag/rule'
import { scoreProblems } from '@/lib/score/definition'
import { expressionProblems } from '@/lib/score/expression-problems'
import type { ImportNote } from './import-file'
import { checkImport } from './importing'
import type { Questionnaire } from './schema'

/** A questionnaire that was looked at and can be shown, scored and flagged as its file says */
export type LoadableQuestionnaire = Readonly<{ questionnaire: Questionnaire; url: string }>

export type LibraryFileCheck =
  | (LoadableQuestionnaire & { ok: true; degraded: readonly ImportNote[] })
  | { ok: false; problems: readonly ImportNote[] }

const LONGEST = { url: 500, title: 300, version: 60 }

/** What JSON carries but PostgreSQL does not store: NUL and halves of surrogate pairs, as JSON.stringify escapes them */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i

/** Whether a questionnaire file may go on the shelf; else each reason, naming the item it is about. */
export function checkLibraryFile(text: string): LibraryFileCheck {
  const checked = checkImport(text)
  if (!checked.ok) return checked
  const { questionnaire, degraded } = checked
  const problems = [
    ...tooLong(questionnaire),
    ...(unstorable.test(JSON.stringify(questionnaire))
      ? ['It holds characters that cannot be stored (NUL or half a character). Remove them.']
      : []),
    ...scoreProblems(questionnaire),
    ...flagProblems(questionnaire),
  ]
  const expressions = expressionProblems(questionnaire)
  if (problems.length > 0 || expressions.length > 0 || questionnaire.url === undefined)
    return {
      ok: false,
      problems: [...problems.map((sentence) => ({ linkId: null, sentence })), ...expressions],
    }
  return { ok: true, questionnaire, url: questionnaire.url, degraded }
}

function tooLong(questionnaire: Questionnaire): string[] {
  return (['url', 'title', 'version'] as const)
    .filter((part) => (questionnaire[part]?.length ?? 0) > LONGEST[part])
    .map((part) => `Its ${part} is longer than ${LONGEST[part]} characters. Shorten it.`)
}
