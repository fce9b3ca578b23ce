import { getTranslations } from 'next-intl/server'
import { notThere, post, seeOther } from '@/lib/access/entry'
import { now } from '@/lib/platform/clock'
import { formTexts } from '@/lib/platform/field'
import { keepTyped } from '@/lib/platform/typed-form'
import type { AnswerPatch, Answers } from '@/lib/questionnaire/answers'
import {
  addFieldName,
  fieldName,
  removeFieldName,
  removePhotoFieldName,
  shownFieldName,
} from '@/lib/questionnaire/field-names'
import { readPage } from '@/lib/questionnaire/form-post'
import { isUnder, withAdded, withRemoved } from '@/lib/questionnaire/instance-patch'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { type NotSaved, type Saved, savePage } from '@/lib/questionnaire-response/commands'
import { carried, stillFieldName } from '@/lib/questionnaire-response/last-time'
import { appearedOn, placesOfPicked, stillAsked, whereNext } from '@/lib/questionnaire-response/page-post'
import { answersBefore, ownResponse } from '@/lib/questionnaire-response/queries'
import type { PageLoad } from '@/lib/questionnaire-response/schema'
import { urgentOnPage } from '@/lib/questionnaire-response/urgent'
import { withConfirmed } from '../../confirmed'
import { errorsOf } from '../../issue-errors'
import { postedNumber } from '../../posted-number'
import { missingPhotos, takePhotos } from './photos'
import { saveReply } from './reply'

type Params = { params: Promise<{ assignmentId: string; pageKey: string }> }

/** A page's answers: saved, then on to where its button leads; or, for the page's script, saved and told so as JSON. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId, pageKey } = await params
  const start = `/questions/${assignmentId}`
  const fromCheck = new URL(request.url).searchParams.get('return') === 'check'
  const page = `${start}/${pageKey}${fromCheck ? '?return=check' : ''}`
  return post(
    request,
    ['patient'],
    page,
    async ({ actor, form: posted }) => {
      const last = posted.has(stillFieldName) ? await answersBefore(actor, assignmentId) : null
      const wantsReply = request.headers.get('accept') === 'application/json'
      const repeat = repeatIn(posted)
      const done = await savePage(actor, assignmentId, (before) => {
        const { questionnaire, answers } = before
        const form = last ? withConfirmed(posted, questionnaire, carried(questionnaire, last)) : posted
        const picked = placesOfPicked(form, formTexts(form, shownFieldName))
        const { patch, issues } = readPage(questionnaire, pageKey, picked, answers)
        return {
          page: { form, wrong: issues },
          baseRevision: postedNumber(form.get('revision')) ?? before.revision,
          patch: repeated(questionnaire, answers, patch, repeat),
          touched: formTexts(form, 'touched').slice(0, 500),
          from: loadIn(form),
        }
      })
      if (!done) return notThere()
      const { before, saved } = done
      const { form, wrong } = done.page
      if (!saved.ok) return refusal(saved, wantsReply, start, pageKey, form, actor.accountId)
      const { answers, revision, savedAt } = saved
      const stored = { ...before, answers, revision, savedAt }
      const photos = wantsReply ? noPhotos : await takePhotos({ actor, response: stored, pageKey, form })
      const after = photos.isChanged ? ((await ownResponse(actor, assignmentId)) ?? stored) : stored
      const urgent = urgentOnPage(after, now(), pageKey)
      const lacking = missingPhotos({ actor, response: after, pageKey, form })
      const issues = stillAsked(after, [...wrong, ...saved.issues, ...photos.issues, ...lacking])
      if (wantsReply) return saveReply({ saved, after, issues, urgent })
      // An urgent answer comes before everything, also before what is wrong with another one
      const onward = (path: string) =>
        seeOther(
          urgent.length === 0 ? path : `${start}/urgent?page=${pageKey}&next=${encodeURIComponent(path)}`,
        )
      const go = goIn(form)
      const blocking = issues.filter(
        ({ code, linkId }) =>
          !(repeat?.remove && isUnder(before.questionnaire, linkId, repeat.remove)) &&
          (code !== 'required' || (go === 'next' && !repeat && !form.has(removePhotoFieldName))),
      )
      if (blocking.length > 0) {
        const again = await keepTyped(basedOn(form, saved), await errorsOf(blocking), actor.accountId)
        return onward(`${page}${fromCheck ? '&' : '?'}again=${again}`)
      }
      if (repeat) return onward(`${page}#${fieldName(repeat.add ?? repeat.remove ?? '')}.head`)
      if (go === 'here' || form.has(removePhotoFieldName)) return onward(page)
      const appeared = appearedOn(after, pageKey, formTexts(form, shownFieldName))
      return onward(whereNext({ after, pageKey, go, fromCheck, appeared, saved }))
    },
    await withPhotos(),
  )
}

const noPhotos = { isChanged: false, issues: [] }

/** Two photos as telephones take them, or one of the largest that is taken */
const MOST_TOGETHER = 25_000_000

async function withPhotos() {
  const t = await getTranslations('questionnaire.photo')
  return { most: MOST_TOGETHER, tooLarge: { '': t('tooLarge') } }
}

async function refusal(
  { reason }: NotSaved,
  wantsReply: boolean,
  start: string,
  pageKey: string,
  form: FormData,
  accountId: string,
): Promise<Response> {
  if (reason === 'not-found' || reason === 'unreadable') return notThere()
  if (wantsReply) return Response.json({ reason }, { status: 409 })
  form.set('page', pageKey)
  return seeOther(`${start}?late=${await keepTyped(form, {}, accountId)}`)
}

/** What was typed is shown again as based on what is saved by now, or changing back what was just saved would not count */
function basedOn(form: FormData, saved: Saved): FormData {
  form.set('revision', String(saved.revision))
  for (const name of ['load', 'seq', 'heard']) form.delete(name)
  return form
}

/** Which loaded page this comes from and its place among that page's saves; a page without its script has none */
function loadIn(form: FormData): PageLoad | undefined {
  const load = form.get('load')
  const [seq, heard] = [postedNumber(form.get('seq')), postedNumber(form.get('heard'))]
  return typeof load === 'string' && seq && heard !== undefined ? { load, seq, heard } : undefined
}

type Repeat = { add?: string; remove?: string }

/** The button that adds one more of what repeats, or takes one away */
function repeatIn(form: FormData): Repeat | undefined {
  const [add] = formTexts(form, addFieldName)
  const [remove] = formTexts(form, removeFieldName)
  if (add !== undefined) return { add }
  return remove === undefined ? undefined : { remove }
}

function repeated(questionnaire: Questionnaire, answers: Answers, patch: AnswerPatch, repeat?: Repeat) {
  if (repeat?.add !== undefined) return withAdded(questionnaire, answers, patch, repeat.add)
  return repeat?.remove === undefined ? patch : withRemoved(questionnaire, answers, patch, repeat.remove)
}

function goIn(form: FormData): 'next' | 'back' | 'later' | 'here' {
  const go = formTexts(form, 'go')[0]
  return go === 'back' || go === 'later' || go === 'here' ? go : 'next'
}
