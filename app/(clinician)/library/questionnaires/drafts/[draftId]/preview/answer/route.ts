import { getTranslations } from 'next-intl/server'
import { issueSentence } from '@/components/questionnaire/spoken'
import { notThere, post, seeOther } from '@/lib/access/entry'
import { keepTyped } from '@/lib/platform/typed-form'
import { fieldName } from '@/lib/questionnaire/field-names'
import { inLanguage } from '@/lib/questionnaire/translation'
import { draft } from '@/lib/questionnaire-draft/queries'
import { tried } from '@/lib/questionnaire-draft/trial'
import { draftPath } from '../../open-draft'
import { keptTrial, languageIn, trialField } from '../trial-params'

type Context = { params: Promise<{ draftId: string }> }

/** A page of a trial is sent: nothing is stored but the answers on their way to the next page */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${draftPath(draftId)}/preview`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const opened = await draft(actor, draftId)
    if (!opened) return notThere()
    const search = new URL(request.url).searchParams
    const language = languageIn(search.get('lang'))
    const { answers } = await keptTrial(search.get('kept') ?? undefined, actor.accountId)
    const questionnaire = inLanguage(opened.questionnaire, language)
    const done = tried(questionnaire, search.get('at') ?? '', form, answers)
    const t = await getTranslations('questionnaireErrors')
    const errors = Object.fromEntries(
      done.issues.map((issue) => [fieldName(issue.linkId), issueSentence(t, issue)]),
    )
    const kept = done.issues.length > 0 ? form : new FormData()
    kept.set(trialField, JSON.stringify(done.answers))
    const next = new URLSearchParams({
      at: done.next,
      lang: language,
      kept: await keepTyped(kept, errors, actor.accountId),
    })
    return seeOther(`${page}?${next}${done.at ? `#${done.at}` : ''}`)
  })
}
