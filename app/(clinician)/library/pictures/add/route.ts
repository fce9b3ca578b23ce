import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { addGuidePicture } from '@/lib/guide/picture-commands'
import { formText } from '@/lib/platform/field'
import { MOST_PICTURE_BYTES } from '@/lib/platform/picture'

const page = '/library/pictures'
const file = {
  most: MOST_PICTURE_BYTES + 100_000,
  tooLarge: { picture: 'Choose a picture of at most 10 MB' },
}

export function POST(request: Request): Promise<Response> {
  return post(
    request,
    ['clinician'],
    page,
    async ({ actor, form }) => {
      const chosen = form.get('picture')
      const bytes = chosen instanceof File ? new Uint8Array(await chosen.arrayBuffer()) : new Uint8Array()
      const done = await addGuidePicture(actor, { name: formText(form, 'name'), bytes })
      if (done.ok) return seeOther(`${page}?added=${encodeURIComponent(done.name)}`)
      return done.reason === 'not-found' ? notThere() : tryAgain(page, form, done.errors, actor.accountId)
    },
    file,
  )
}
