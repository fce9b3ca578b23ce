import { wordsError } from '@/app/(patient)/list/words-error'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { askAboutSection } from '@/lib/agenda/commands'
import { partPath } from '@/lib/guide/guide-path'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId } = await params
  const here = partPath(assignmentId, sectionId)
  return post(request, ['patient'], here, async ({ actor, form }) => {
    const { words } = formFields(form)
    const asked = await askAboutSection(actor, { assignmentId, sectionId, words })
    if (asked.ok) return seeOther(`${here}#ask`)
    if (asked.reason === 'not-found') return notThere()
    if (asked.reason === 'invalid') {
      const errors = { words: await wordsError(asked.errors) }
      return tryAgain(here, form, errors, actor.accountId)
    }
    return seeOther(`${here}?said=${asked.reason}`)
  })
}
