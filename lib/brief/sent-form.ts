import { answerRows, answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { isRanking } from '@/lib/questionnaire/extension'
import { itemIndex, itemOf } from '@/lib/questionnaire/item-index'
import { journey } from '@/lib/questionnaire/journey'
import { optionsOf } from '@/lib/questionnaire/options'
import { isAsked } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { scoreDefinitions } from '@/lib/score/definition'
import type { AnswerPlace } from './anchor'
import { type Answered, answerChanges, askedOtherwise } from './answer-changes'
import type { Author, BriefFlag, BriefForm, FormChanges, FormRow, OwnWords, Respondent } from './brief'
import { askedThenWords, flagWords } from './brief-words'
import type { Correction } from './correction'

/** A questionnaire of the visit with everything that was read about it */
export type AssignedForm = {
  assignmentId: string
  appointmentId: string
  url: string
  title: string
  version: string
  isOpened: boolean
  questionnaire: Questionnaire
  response: {
    id: string
    answers: Answers
    /** Null for a draft */
    sentAt: Date | null
    sentBy: string
    respondent: Respondent | null
    /** The latest first */
    corrections: Correction[]
    authors: ReadonlyMap<string, Author>
  } | null
  before: (Answered & { responseId: string; appointmentId: string; at: Date }) | null
}

export function briefForm(form: AssignedForm, flags: readonly BriefFlag[]): BriefForm {
  const { assignmentId, title, version, response } = form
  const isSent = Boolean(response?.sentAt)
  const begun = response && !isSent ? journey(form.questionnaire, response.answers) : null
  return {
    ...{ assignmentId, title, version },
    state: isSent ? 'sent' : begun ? 'in-progress' : form.isOpened ? 'opened' : 'not-opened',
    progress: begun && { answered: begun.answered, questions: begun.questions },
    responseId: response?.id ?? null,
    sentAt: response?.sentAt ?? null,
    sentBy: response?.sentBy ?? '',
    respondent: response?.respondent ?? null,
    corrections: response?.corrections ?? [],
    rows: isSent ? formRows(form, flags) : [],
  }
}

function formRows(form: AssignedForm, flags: readonly BriefFlag[]): FormRow[] {
  const { questionnaire, response, before } = form
  if (!response) return []
  const changed = new Set(
    before ? answerChanges(answered(form), before, new Set()).map((one) => one.linkId) : [],
  )
  return answerRows(questionnaire, response.answers, { notAsked: true }).map((row) => ({
    ...row,
    author: response.authors.get(row.linkId) ?? null,
    before:
      before && changed.has(row.linkId)
        ? { ...beforeOf(before, questionnaire, row.linkId), at: before.at }
        : null,
    flags: flags
      .filter(({ responseId }) => responseId === response.id)
      .filter(({ citations }) => citations.some(({ linkId }) => linkId === row.linkId))
      .map(({ words, kind, ruleId, ruleVersion }) => {
        const said = kind === 'needs-clarifying' ? 'To clarify' : 'Flag'
        return `${said}: ${flagWords(words, kind)} (rule ${ruleId} ${ruleVersion})`
      }),
  }))
}

function beforeOf(before: NonNullable<AssignedForm['before']>, questionnaire: Questionnaire, linkId: string) {
  const [item, itemNow] = [itemOf(before.questionnaire, linkId), itemOf(questionnaire, linkId)]
  const then = item && itemNow && askedOtherwise(itemNow, item)
  return {
    words: item ? answerWords(item, answerOf(before.answers, linkId)) + askedThenWords(then) : '',
    place: { appointmentId: before.appointmentId, responseId: before.responseId, linkId },
  }
}

const answered = ({ questionnaire, response }: AssignedForm): Answered => ({
  questionnaire,
  answers: response?.answers ?? {},
})

/** What differs from the answers before, for each form that has some; those that a score tells are left to it */
export function formChanges(forms: readonly AssignedForm[]): FormChanges[] {
  return forms.flatMap((form) => {
    const { before, response, appointmentId, questionnaire } = form
    if (!before || !response?.sentAt) return []
    const scored = new Set(scoreDefinitions(questionnaire).flatMap(({ asks }) => asks))
    const flips = answerChanges(answered(form), before, scored).map((change) => ({
      ...change,
      from: { appointmentId: before.appointmentId, responseId: before.responseId, linkId: change.linkId },
      to: { appointmentId, responseId: response.id, linkId: change.linkId },
    }))
    return flips.length > 0 ? [{ title: form.title, since: before.at, flips }] : []
  })
}

/** Free text, as it was written; and that there are photos */
export function ownWordsOf(forms: readonly AssignedForm[]): OwnWords[] {
  return forms.flatMap(({ questionnaire, response, appointmentId }) => {
    if (!response?.sentAt) return []
    return answerRows(questionnaire, response.answers).flatMap(({ linkId, question, words, state }) => {
      const type = itemOf(questionnaire, linkId)?.type
      if (state !== 'answered' || (type !== 'text' && type !== 'attachment')) return []
      const place: AnswerPlace = { appointmentId, responseId: response.id, linkId }
      return [{ question, words, place, ...(type === 'attachment' && { isPhotos: true as const }) }]
    })
  })
}

/** Answers whose options suggest a guide to read next */
export function interestsOf(forms: readonly AssignedForm[]): OwnWords[] {
  return forms.flatMap(({ questionnaire, response, appointmentId }) => {
    if (!response?.sentAt) return []
    return itemIndex(questionnaire).places.flatMap(({ item }) => {
      const { linkId, text: question = '' } = item
      const answer = answerOf(response.answers, linkId)
      if (valuesOf(answer).length === 0 || !optionsOf(questionnaire, item).some(({ guide }) => guide))
        return []
      return [
        {
          question,
          words: answerWords(item, answer),
          place: { appointmentId, responseId: response.id, linkId },
        },
      ]
    })
  })
}

/** Questions in free text that may be left empty, and what nobody is asked for, such as a figure that is worked out */
export const optionalText = (questionnaire: Questionnaire): ReadonlySet<string> =>
  new Set(
    itemIndex(questionnaire).places.flatMap((place) =>
      !isAsked(place) || (place.item.type === 'text' && !place.item.required) ? [place.item.linkId] : [],
    ),
  )

/** The titles of those that were not sent and would have told something */
export const unsent = (
  forms: readonly AssignedForm[],
  tells: (questionnaire: Questionnaire) => boolean,
): string[] =>
  forms.flatMap(({ title, questionnaire, response }) =>
    !response?.sentAt && tells(questionnaire) ? [title] : [],
  )

export const asksForTopics = (questionnaire: Questionnaire): boolean =>
  itemIndex(questionnaire).places.some(({ item }) => isRanking(item))
