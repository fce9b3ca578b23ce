import { notThere, post, tryAgain } from '@/lib/access/entry'
import { shippedGlossary } from '@/lib/guide/shipped-glossary'
import { readingOf } from '@/lib/guide-draft/grade'
import { guideDraft } from '@/lib/guide-draft/queries'
import { typedGuide } from '@/lib/guide-draft/typed-guide'
import { formText, formTexts } from '@/lib/platform/field'
import { guideDraftPath } from '../../open-guide-draft'

type Context = { params: Promise<{ draftId: string }> }

/** What is being typed, for the preview beside it: where it can be seen, and how it reads. The draft stays as it is. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = guideDraftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const opened = await guideDraft(actor, draftId)
    if (!opened) return notThere()
    const { language } = opened
    const part = formText(form, 'part')
    const { guide } = typedGuide(opened.guide, part, (name) => formTexts(form, name))
    const section = guide.sections.find(({ id }) => part === `section:${id}`)
    const kept = await tryAgain(`${page}/preview?part=${encodeURIComponent(part)}`, form, {}, actor.accountId)
    return Response.json({
      address: kept.headers.get('location'),
      reading: section ? readingOf(section, shippedGlossary(language), language) : null,
    })
  })
}
