import { linkIdOf } from '@/lib/questionnaire/address'
import type { AnswerRow } from '@/lib/questionnaire/answer-words'
import type { AnswerPlace } from './anchor'
import type { BriefForm, BriefGuide, MissingGroup, MissingKind } from './brief'

type Ground = {
  appointmentId: string
  forms: readonly BriefForm[]
  guides: readonly BriefGuide[]
  /** Questionnaires of the library that this visit has not, and when this patient last sent them */
  notAssigned: readonly { title: string; lastSent: string | null }[]
  /** Answers that stand behind a flag that needs clarifying: told there, with more weight */
  flagged: ReadonlySet<string>
  /** linkIds of free text that may be left empty: not having any is no gap */
  optionalText: (form: BriefForm) => ReadonlySet<string>
}

const ORDER: readonly MissingKind[] = [
  'in-progress',
  'not-opened',
  'not-assigned',
  'declined',
  'not-sure',
  'skipped',
  'not-shown',
]

/** What the brief does not know, told apart: never asked is not the same as not answered */
export function missingOf(ground: Ground): MissingGroup[] {
  const found = new Map<MissingKind, MissingGroup['items']>(ORDER.map((kind) => [kind, []]))
  const add = (kind: MissingKind, words: string, detail = '', place: AnswerPlace | null = null) =>
    found.get(kind)?.push({ words, detail, place })
  for (const form of ground.forms) {
    const { title, state, progress } = form
    if (state === 'in-progress')
      add('in-progress', title, progress ? `${progress.answered} of ${progress.questions}` : '')
    else if (state !== 'sent') add('not-opened', title, state === 'opened' ? 'opened, no answer yet' : '')
    else addOpen(form, ground, add)
  }
  // counted: which answer decided it stands beside them in the full answers, where the line leads
  const notShown = ground.forms.flatMap(({ rows, responseId }) =>
    rows.flatMap(({ state, linkId }) =>
      state === 'not-asked' && responseId ? [{ responseId, linkId }] : [],
    ),
  )
  const { appointmentId } = ground
  if (notShown[0])
    add('not-shown', questions(notShown.length), 'ruled out by other answers', {
      appointmentId,
      ...notShown[0],
    })
  for (const { title, state } of ground.guides) if (state === 'not-opened') add('not-opened', title, 'guide')
  for (const { title, lastSent } of ground.notAssigned) add('not-assigned', title, lastSent ?? '')
  return ORDER.map((kind) => ({ kind, items: found.get(kind) ?? [] })).filter(({ items }) => items.length > 0)
}

function addOpen(
  form: BriefForm,
  { appointmentId, flagged, optionalText }: Ground,
  add: (kind: MissingKind, words: string, detail: string, place: AnswerPlace) => void,
): void {
  const { responseId } = form
  if (!responseId) return
  const optional = optionalText(form)
  for (const row of form.rows) {
    const kind = openKind(row)
    if (!kind || (kind === 'skipped' && optional.has(linkIdOf(row.linkId)))) continue
    if (!flagged.has(`${responseId} ${row.linkId}`))
      add(kind, row.question, '', { appointmentId, responseId, linkId: row.linkId })
  }
}

const questions = (count: number): string => (count === 1 ? '1 question' : `${count} questions`)

const openKind = ({ state }: AnswerRow): 'skipped' | 'not-sure' | 'declined' | null =>
  state === 'answered' || state === 'not-asked' ? null : state
