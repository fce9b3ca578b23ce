import { post, tryAgain } from '@/lib/access/entry'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { LARGEST_UPLOAD, tooLargeToRead, uploadedFile } from '@/lib/questionnaire/uploaded-file'

const page = '/library/import'
/** The file with what a form puts around it */
const most = LARGEST_UPLOAD + 100_000

/** Looks at the file. One that can be shown waits, as typed text does, until its licence is said; of another nothing is kept. */
export function POST(request: Request): Promise<Response> {
  return post(
    request,
    ['clinician'],
    page,
    async ({ actor, form }) => {
      const kept = new FormData()
      const file = await uploadedFile(form.get('file'))
      if (!file.ok) return tryAgain(page, kept, { file: file.sentence }, actor.accountId)
      kept.set('name', file.name)
      const checked = checkLibraryFile(file.text)
      if (checked.ok) {
        kept.set('json', file.text)
        return tryAgain(`${page}/review`, kept, {}, actor.accountId)
      }
      for (const { linkId, sentence } of checked.problems) {
        kept.append('item', linkId ?? '')
        kept.append('problem', sentence)
      }
      const { length } = checked.problems
      const things = length === 1 ? 'One thing keeps' : `${length} things keep`
      const error = `${things} ${file.name} from being used. Nothing was stored`
      return tryAgain(page, kept, { file: error }, actor.accountId)
    },
    { most, tooLarge: { file: tooLargeToRead } },
  )
}
