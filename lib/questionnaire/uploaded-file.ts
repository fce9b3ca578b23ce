/** A questionnaire of that size is none; what is smaller is looked at, and told what it may be */
export const LARGEST_UPLOAD = 5_000_000

export const tooLargeToRead =
  'The file is larger than 5 MB, so it was not read. A questionnaire is far smaller: pick the file of one questionnaire.'

export type UploadedFile = { ok: true; name: string; text: string } | { ok: false; sentence: string }

/** The text of the file that a form posted, or one sentence that says why there is none */
export async function uploadedFile(posted: FormDataEntryValue | null): Promise<UploadedFile> {
  if (!(posted instanceof File) || (posted.name === '' && posted.size === 0))
    return { ok: false, sentence: 'Choose the file of a questionnaire' }
  const name = posted.name.slice(0, 100)
  if (posted.size > LARGEST_UPLOAD) return { ok: false, sentence: tooLargeToRead }
  if (posted.size === 0)
    return { ok: false, sentence: `The file ${name} is empty. Export the questionnaire again and choose it.` }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await posted.arrayBuffer())
    return { ok: true, name, text }
  } catch {
    return {
      ok: false,
      sentence: `The file ${name} is not text in UTF-8, so it is no FHIR JSON. Export the questionnaire as FHIR R4 JSON.`,
    }
  }
}
