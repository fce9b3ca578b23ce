import type { PatientActor } from '@/lib/access/actor-kinds'
import { formTexts } from '@/lib/platform/field'
import { answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { fieldName, removePhotoFieldName } from '@/lib/questionnaire/field-names'
import { type Issue, issue } from '@/lib/questionnaire/issue'
import { journey } from '@/lib/questionnaire/journey'
import type { Item } from '@/lib/questionnaire/schema'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { addPhoto, removePhoto } from '@/lib/questionnaire-response/photo-commands'

type Page = { actor: PatientActor; response: OwnResponse; pageKey: string; form: FormData }

/** The questions of a page that ask for pictures */
const photoItems = ({ response, pageKey }: Page): Item[] =>
  (journey(response.questionnaire, response.answers).pages.find(({ key }) => key === pageKey)?.items ?? [])
    .filter(({ question, item }) => question && item.type === 'attachment')
    .map(({ item }) => item)

/**
 * Takes the chosen pictures of a page in, and the one out whose button was pressed, one after the other. What is wrong with
 * one does not keep the others out; the first wrong one of a question is told.
 */
export async function takePhotos(page: Page): Promise<{ isChanged: boolean; issues: Issue[] }> {
  const { actor, response, form } = page
  const { assignmentId } = response
  const issues: Issue[] = []
  let isChanged = false
  const [id = '', ...linkId] = (formTexts(form, removePhotoFieldName)[0] ?? '').split(' ')
  if (id !== '') {
    const done = await removePhoto(actor, { assignmentId, linkId: linkId.join(' '), photoId: id })
    isChanged = done.ok
  }
  for (const item of photoItems(page)) {
    for (const file of form.getAll(fieldName(item.linkId))) {
      // a field with nothing chosen posts a file without name and bytes
      if (typeof file === 'string' || (file.size === 0 && file.name === '')) continue
      const bytes = new Uint8Array(await file.arrayBuffer())
      const done = await addPhoto(actor, { assignmentId, linkId: item.linkId, bytes, name: file.name })
      if (done.ok) isChanged = true
      else if (done.reason === 'invalid' && !issues.some((one) => one.linkId === item.linkId))
        issues.push(done.issue)
    }
  }
  return { isChanged, issues }
}

/** Pictures that have to be given and are not */
export const missingPhotos = (page: Page): Issue[] =>
  photoItems(page).flatMap((item) =>
    item.required && valuesOf(answerOf(page.response.answers, item.linkId)).length === 0
      ? issue(item, 'required')
      : [],
  )
