import { wordsError } from '@/app/(patient)/list/words-error'
import { ASKED } from '@/components/guide/asked-words'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { askAboutParagraph } from '@/lib/agenda/commands'
import { askPath, placePath } from '@/lib/guide/guide-path'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string; paragraph: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId, paragraph } = await params
  const here = askPath(assignmentId, sectionId, paragraph)
  return post(request, ['patient'], here, async ({ actor, form }) => {
    // what is chosen of a block or a list; a page of one paragraph has no such choice
    const { words, [ASKED]: chosen = paragraph } = formFields(form)
    const asked = await askAboutParagraph(actor, { assignmentId, sectionId, paragraph: chosen, words })
    if (asked.ok) return seeOther(placePath(assignmentId, { sectionId, paragraph: String(chosen) }))
    if (asked.reason === 'not-found') return notThere()
    if (asked.reason === 'invalid')
      return tryAgain(here, form, { words: await wordsError(asked.errors) }, actor.accountId)
    return seeOther(`${here}?said=${asked.reason}`)
  })
}
