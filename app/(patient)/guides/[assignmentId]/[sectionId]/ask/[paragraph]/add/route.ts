import { wordsError } from '@/app/(patient)/list/words-error'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { askAboutParagraph } from '@/lib/agenda/commands'
import { askPath, placePath } from '@/lib/guide/guide-path'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string; paragraph: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId, paragraph } = await params
  const number = Number(paragraph)
  const here = askPath(assignmentId, sectionId, number)
  return post(request, ['patient'], here, async ({ actor, form }) => {
    const { words } = formFields(form)
    const asked = await askAboutParagraph(actor, { assignmentId, sectionId, paragraph, words })
    if (asked.ok) return seeOther(placePath(assignmentId, { sectionId, paragraph: number }))
    if (asked.reason === 'not-found') return notThere()
    if (asked.reason === 'invalid')
      return tryAgain(here, form, { words: await wordsError(asked.errors) }, actor.accountId)
    return seeOther(`${here}?said=${asked.reason}`)
  })
}
